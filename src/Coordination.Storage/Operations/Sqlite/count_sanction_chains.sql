select from_department, to_department, count(*)
from sanction_chains
where days <= @days_max
  and (@from is null or completed_at >= @from) and (@to is null or completed_at < @to)
  and (@department is null or from_department = @department or to_department = @department)
group by from_department, to_department
order by count(*) desc, from_department, to_department;
