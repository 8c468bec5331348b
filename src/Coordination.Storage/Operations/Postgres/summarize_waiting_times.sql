-- A percentile lies between two waits in proportion to their distance from it, as spreadsheets count it. In microseconds.
select
  stage, waits_from, waits_to, count(*),
  round(percentile_cont(0.5) within group (order by microseconds))::bigint,
  round(percentile_cont(0.9) within group (order by microseconds))::bigint
from (
  select *, (extract(epoch from ended_at - started_at) * 1000000)::float8 as microseconds from waits
) as lengths
where ended_at >= coalesce(@from, '-infinity') and ended_at < coalesce(@to, 'infinity')
  and (@any_department = 1 or waits_from = any(@departments) or waits_to = any(@departments))
  and (@stage::text is null or stage = @stage::text)
  and (@waits_from::text is null or waits_from = @waits_from::text)
  and (@waits_to::text is null or waits_to = @waits_to::text)
group by stage, waits_from, waits_to;
