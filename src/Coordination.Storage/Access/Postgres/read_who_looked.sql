select max(at), who, max(what), citizen, ground, max(department)
from access_log
where citizen = @citizen and what <> @without
group by citizen, who, ground, date_trunc('hour', at)
order by max(at) desc
limit @limit;
