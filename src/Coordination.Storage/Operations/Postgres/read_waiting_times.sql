select 'handover' as stage, from_department as waits_from, to_department as waits_to, offered_at as started_at, answered_at as ended_at
from handovers
where status = 'accepted'
  and (@from::timestamptz is null or answered_at >= @from) and (@to::timestamptz is null or answered_at < @to)
  and (@department::text is null or from_department = @department::text or to_department = @department::text)
  and not by_system
  and answered_at is not null
union all
select
  'conflict',
  split_part(department_pair, ' ', 1),
  split_part(department_pair, ' ', 2),
  detected_at,
  settled_at
from conflicts
where settled_at is not null
  and status = 'settled'
  and (@from::timestamptz is null or settled_at >= @from) and (@to::timestamptz is null or settled_at < @to)
  and (@department::text is null or ' ' || department_pair || ' ' like '% ' || @department::text || ' %')
order by ended_at desc
limit @limit;
