select from_department, to_department, count(distinct citizen)
from sanction_chains
where completed_at >= @from and completed_at < @to
group by from_department, to_department
having count(distinct citizen) >= @least
order by from_department, to_department;
