-- Citizens, not conflicts: a number says of how many people it tells.
select kind, department_pair, count(distinct citizen)
from conflicts
where detected_at >= @from and detected_at < @to
group by kind, department_pair
having count(distinct citizen) >= @least
order by kind, department_pair;
