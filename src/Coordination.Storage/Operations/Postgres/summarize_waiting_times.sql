-- A percentile lies between two waits in proportion to their distance from it, as spreadsheets count it. In microseconds.
-- Of all time the sorted lengths of what ended long ago are used (closed_figures), if they stand: a rank of all is found among the lengths
-- of the later waits and as many of those closed, for no more than the later ones can move it.
with closed as materialized (
  select max(before) as before
  from closed_figures
  where kind = 'waits' and @from is null and coalesce(@to, 'infinity') >= before
    and not exists (select from stale_figures where kind = 'waits')
), lengths as not materialized (
  select stage, waits_from, waits_to, round(date_part('epoch', ended_at - started_at) * 1000000) as microseconds
  from waits
  where ended_at >= coalesce(@from, (select before from closed), '-infinity') and ended_at < coalesce(@to, 'infinity')
    and (@any_department = 1 or waits_from = any(@departments) or waits_to = any(@departments))
    and (@stage::text is null or stage = @stage::text)
    and (@waits_from::text is null or waits_from = @waits_from::text)
    and (@waits_to::text is null or waits_to = @waits_to::text)
), sums as materialized (
  select stage, waits_from, waits_to, sum(length_count)::bigint as count
  from closed_waits
  where (select before from closed) is not null
    and (@any_department = 1 or waits_from = any(@departments) or waits_to = any(@departments))
    and (@stage::text is null or stage = @stage::text)
    and (@waits_from::text is null or waits_from = @waits_from::text)
    and (@waits_to::text is null or waits_to = @waits_to::text)
  group by stage, waits_from, waits_to
), later as materialized (
  select stage, waits_from, waits_to, count(*) as count, array_agg(microseconds) as lengths
  from lengths
  where (select before from closed) is not null
  group by stage, waits_from, waits_to
), ranks as (
  select
    stage, waits_from, waits_to, coalesce(sums.count, 0) as closed, coalesce(later.count, 0) as later, later.lengths, share,
    share * (coalesce(sums.count, 0) + coalesce(later.count, 0) - 1)::float8 as rank
  from sums
  full join later using (stage, waits_from, waits_to)
  cross join (values (0.5::float8), (0.9::float8)) as shares (share)
), found as (
  select
    ranks.stage, ranks.waits_from, ranks.waits_to, ranks.closed + ranks.later as count, ranks.share,
    near.lengths[floor(rank)::bigint - skipped + 1]
    + (rank - floor(rank)) * (near.lengths[ceil(rank)::bigint - skipped + 1] - near.lengths[floor(rank)::bigint - skipped + 1]) as length
  from ranks
  cross join lateral (select greatest(0, floor(rank)::bigint - later) as skipped) as skip
  cross join lateral (
    select array_agg(length order by length) as lengths
    from (
      select sorted.length
      from closed_waits w
      cross join lateral unnest(w.lengths) with ordinality as sorted (length, nth)
      where w.stage = ranks.stage and w.waits_from = ranks.waits_from and w.waits_to = ranks.waits_to
        and w.first_rank <= ceil(rank)::bigint and w.first_rank + w.length_count > skipped
        and w.first_rank + sorted.nth - 1 between skipped and ceil(rank)::bigint
      union all
      select unnest(ranks.lengths)
    ) as candidates
  ) as near
)
select
  stage, waits_from, waits_to, count(*),
  round(percentile_cont(0.5) within group (order by microseconds))::bigint,
  round(percentile_cont(0.9) within group (order by microseconds))::bigint
from lengths
where (select before from closed) is null
group by stage, waits_from, waits_to
union all
select
  stage, waits_from, waits_to, max(count),
  round(max(length) filter (where share = 0.5))::bigint, round(max(length) filter (where share = 0.9))::bigint
from found
group by stage, waits_from, waits_to;
