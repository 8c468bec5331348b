-- A percentile lies between two waits in proportion to their distance from it, as spreadsheets count it. Its rank is a share of
-- the last rank, and each wait weighs as much as its rank is near: all but the two beside it weigh nothing. In microseconds.
with ranked as (
  select
    stage, waits_from, waits_to, ended_at - started_at as microseconds,
    row_number() over (partition by stage, waits_from, waits_to order by ended_at - started_at) - 1 as rank,
    count(*) over (partition by stage, waits_from, waits_to) - 1 as last_rank
  from waits
  where (@from is null or ended_at >= @from) and (@to is null or ended_at < @to)
    and (
      @any_department = 1
      or waits_from in (select value from json_each(@departments)) or waits_to in (select value from json_each(@departments))
    )
    and (@stage is null or stage = @stage)
    and (@waits_from is null or waits_from = @waits_from)
    and (@waits_to is null or waits_to = @waits_to)
)
select
  stage, waits_from, waits_to, count(*),
  cast(round(sum(microseconds * max(0, 1 - abs(rank - last_rank * 0.5)))) as integer),
  cast(round(sum(microseconds * max(0, 1 - abs(rank - last_rank * 0.9)))) as integer)
from ranked
group by stage, waits_from, waits_to;
