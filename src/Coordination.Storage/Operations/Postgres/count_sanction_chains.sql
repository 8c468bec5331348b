select from_department, to_department, count(*)
from sanction_chains
where days <= @days_max
  and completed_at >= coalesce(@from, '-infinity') and completed_at < coalesce(@to, 'infinity')
  and (@department::text is null or from_department = @department::text or to_department = @department::text)
group by from_department, to_department
order by count(*) desc, from_department, to_department;
