-- A handover without answer_by is left out: nobody had to answer it (a department's system or a leader's transfer made it, or
-- the person who offered it answered it). A contact that names no other department, and a conflict within one department,
-- wait for that department itself.
select stage, waits_from, waits_to, started_at, ended_at, citizen, id
from (
  select
    'offered-accepted' as stage, from_department as waits_from, to_department as waits_to, offered_at as started_at,
    answered_at as ended_at, citizen, id
  from handovers
  where status = 'accepted' and answered_at is not null and answer_by is not null
  union all
  select 'contact-answer', department, coalesce(wants, department), received_at, answered_at, citizen, id
  from contacts
  where answered_at is not null
  union all
  select
    'conflict-answer',
    substr(department_pair || ' ', 1, instr(department_pair || ' ', ' ') - 1),
    coalesce(nullif(case when instr(department_pair, ' ') > 0 then substr(department_pair, instr(department_pair, ' ') + 1) else '' end, ''), department_pair),
    detected_at, answered_at, citizen, id
  from conflicts
  where answered_at is not null
) as waits
where (@from is null or ended_at >= @from) and (@to is null or ended_at < @to)
  and (
    @any_department = 1
    or waits_from in (select value from json_each(@departments)) or waits_to in (select value from json_each(@departments))
  )
  and (@stage is null or stage = @stage)
  and (@waits_from is null or waits_from = @waits_from)
  and (@waits_to is null or waits_to = @waits_to)
order by ended_at desc, citizen, id
limit @limit;
