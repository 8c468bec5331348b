select 'handover' as stage, from_department as waits_from, to_department as waits_to, offered_at as started_at, answered_at as ended_at
from handovers
where status = 'accepted'
  and (@from is null or answered_at >= @from) and (@to is null or answered_at < @to)
  and (@department is null or from_department = @department or to_department = @department)
  and not by_system
  and answered_at is not null
union all
select
  'conflict',
  case when instr(department_pair, ' ') > 0 then substr(department_pair, 1, instr(department_pair, ' ') - 1) else department_pair end,
  case when instr(department_pair, ' ') > 0 then substr(department_pair, instr(department_pair, ' ') + 1) else '' end,
  detected_at,
  settled_at
from conflicts
where settled_at is not null
  and status = 'settled'
  and (@from is null or settled_at >= @from) and (@to is null or settled_at < @to)
  and (@department is null or ' ' || department_pair || ' ' like '% ' || @department || ' %')
order by ended_at desc
limit @limit;
