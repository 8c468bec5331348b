select max(at), who, max(what), citizen, ground, max(department)
from access_log
where citizen = @citizen and what <> @without
group by citizen, who, ground, at / 3600000000
order by max(at) desc
limit @limit;
