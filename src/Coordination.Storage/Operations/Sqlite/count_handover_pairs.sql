-- Somebody the organization did not know is shown as written; the others are spelled by the reader.
select
  coalesce((select min(written) from unknown_names where name = 'caseworker ' || pairs.giver), pairs.giver),
  coalesce((select min(written) from unknown_names where name = 'caseworker ' || pairs.taker), pairs.taker),
  pairs.completed,
  pairs.pairs
from (
  select from_caseworker as giver, to_caseworker as taker, count(*) as completed, count(*) over () as pairs
  from handovers
  where status = 'accepted'
    and (@from is null or answered_at >= @from) and (@to is null or answered_at < @to)
    and (@department is null or from_department = @department or to_department = @department)
    and to_caseworker is not null
  group by from_caseworker, to_caseworker
  order by count(*) desc, from_caseworker, to_caseworker
  limit @limit
) as pairs
order by pairs.completed desc, pairs.giver, pairs.taker;
