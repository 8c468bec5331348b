select from_department, to_department, count(*)
from sanction_chains
where days <= @days_max
  and (@from::timestamptz is null or completed_at >= @from) and (@to::timestamptz is null or completed_at < @to)
  and (@department::text is null or from_department = @department::text or to_department = @department::text)
group by from_department, to_department
order by count(*) desc, from_department, to_department;
