select count(*), count(distinct citizen)
from handovers
where status = 'accepted'
  and (@from::timestamptz is null or answered_at >= @from) and (@to::timestamptz is null or answered_at < @to)
  and (@department::text is null or from_department = @department::text or to_department = @department::text);
