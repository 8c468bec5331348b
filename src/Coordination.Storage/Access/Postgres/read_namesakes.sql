select max(l.at), l.who, max(l.department), l.citizen, c.name, count(*)
from access_log l
join citizens c on c.citizen = l.citizen
where l.at >= @from and l.at <= @to and c.name = any(@names)
group by l.who, l.citizen, c.name
order by max(l.at) desc
limit @limit;
