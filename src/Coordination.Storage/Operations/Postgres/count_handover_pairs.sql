-- Somebody the organization did not know is shown as written; the others are spelled by the reader. Of all time the sums of what ended
-- long ago are used (closed_figures), if they stand.
with closed as materialized (
  select max(before) as before
  from closed_figures
  where kind = 'handovers' and @from is null and coalesce(@to, 'infinity') >= before
    and not exists (select from stale_figures where kind = 'handovers')
)
select
  coalesce((select min(written collate "C") from unknown_names where name = 'caseworker ' || pairs.giver), pairs.giver),
  coalesce((select min(written collate "C") from unknown_names where name = 'caseworker ' || pairs.taker), pairs.taker),
  pairs.completed,
  pairs.pairs
from (
  select giver, taker, sum(completed)::bigint as completed, count(*) over () as pairs
  from (
    select from_caseworker as giver, to_caseworker as taker, count(*) as completed
    from handovers
    where status = 'accepted'
      and answered_at >= coalesce(@from, (select before from closed), '-infinity') and answered_at < coalesce(@to, 'infinity')
      and (@department::text is null or from_department = @department::text or to_department = @department::text)
      and to_caseworker is not null
    group by from_caseworker, to_caseworker
    union all
    select from_caseworker, to_caseworker, completed
    from closed_handovers
    where (select before from closed) is not null
      and (@department::text is null or from_department = @department::text or to_department = @department::text)
      and to_caseworker is not null
  ) as parts
  group by giver, taker
  order by sum(completed) desc, giver, taker
  limit @limit
) as pairs
order by pairs.completed desc, pairs.giver, pairs.taker;
