select who, max(department), count(*)
from access_log
where at >= @from and at <= @to and ground = 'refused'
group by who
order by count(*) desc, who
limit @limit;
