-- As summarize_waiting_times, of all departments together.
with ranked as (
  select
    stage, ended_at - started_at as microseconds,
    row_number() over (partition by stage order by ended_at - started_at) - 1 as rank,
    count(*) over (partition by stage) - 1 as last_rank
  from waits
  where ended_at >= @from
)
select
  stage, count(*),
  cast(round(sum(microseconds * max(0, 1 - abs(rank - last_rank * 0.5)))) as integer),
  cast(round(sum(microseconds * max(0, 1 - abs(rank - last_rank * 0.9)))) as integer)
from ranked
group by stage
order by stage;
