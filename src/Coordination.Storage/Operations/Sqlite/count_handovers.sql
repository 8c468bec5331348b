select count(*), count(distinct citizen)
from handovers
where status = 'accepted'
  and (@from is null or answered_at >= @from) and (@to is null or answered_at < @to)
  and (@department is null or from_department = @department or to_department = @department);
