select from_caseworker, to_caseworker, count(*)
from handovers
where status = 'accepted'
  and (@from is null or answered_at >= @from) and (@to is null or answered_at < @to)
  and (@department is null or from_department = @department or to_department = @department)
  and to_caseworker is not null
group by from_caseworker, to_caseworker
order by count(*) desc, from_caseworker, to_caseworker;
