-- As summarize_waiting_times, of all departments together.
select
  stage, count(*),
  round(percentile_cont(0.5) within group (order by round(date_part('epoch', ended_at - started_at) * 1000000)))::bigint,
  round(percentile_cont(0.9) within group (order by round(date_part('epoch', ended_at - started_at) * 1000000)))::bigint
from waits
where ended_at >= @from
group by stage
order by stage;
