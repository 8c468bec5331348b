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
    split_part(department_pair, ' ', 1),
    coalesce(nullif(split_part(department_pair, ' ', 2), ''), department_pair),
    detected_at, answered_at, citizen, id
  from conflicts
  where answered_at is not null
) as waits
where (@from::timestamptz is null or ended_at >= @from::timestamptz) and (@to::timestamptz is null or ended_at < @to::timestamptz)
  and (@any_department = 1 or waits_from = any(@departments) or waits_to = any(@departments))
  and (@stage::text is null or stage = @stage::text)
  and (@waits_from::text is null or waits_from = @waits_from::text)
  and (@waits_to::text is null or waits_to = @waits_to::text)
order by ended_at desc, citizen, id
limit @limit;
