select from_department, to_department, count(distinct citizen)
from handovers
where offered_at >= @from and offered_at < @to
group by from_department, to_department
having count(distinct citizen) >= @least
order by from_department, to_department;
