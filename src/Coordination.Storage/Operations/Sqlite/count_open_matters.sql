-- The rows of all pages of read_open_conflicts, _deadlines, _handovers, _alerts or _parked: one branch is read.
-- No more are counted than asked for.
select count(*)
from (
  select 1
  from (
    select
      'conflict' as matter, citizen, id, kind, department_pair as departments, status, owes as person, null as unit,
      detected_at as since, answer_by as due_at
    from conflicts
    where @matter = 'conflict' and status = 'open'
    union all
    select 'deadline', citizen, id, kind, department, status, responsible, null, due_at, due_at
    from deadlines
    where @matter = 'deadline' and not closed
    union all
    select
      'handover', citizen, id, what_type, from_department || ' ' || to_department, status, to_caseworker, to_unit,
      offered_at, answer_by
    from handovers
    where @matter = 'handover' and status in ('offered', 'expired')
    union all
    select 'alert', citizen, id, kind, department, severity, receiver, null, raised_at, due_at
    from alerts
    where @matter = 'alert' and state = 'open'
    union all
    select 'parked', citizen, event_id, type, substr(source, 2, instr(substr(source, 2) || '/', '/') - 1), 'parked', null, null, parked_at, null
    from parked_events
    where @matter = 'parked'
  ) as matters
  where (@kind is null or kind = @kind)
    and (@departments is null or departments = @departments)
    and (@status is null or status = @status)
    and not exists (
      select 1 from json_each(@unseen) one
      join secret_matters s on s.citizen = matters.citizen and s.item = matters.matter || ' ' || matters.id and instr(' ' || s.hidden || ' ', ' ' || one.value || ' ') > 0)
    and (@sees_all = 1 or exists (select 1 from json_each(@seen) one where instr(' ' || departments || ' ', ' ' || one.value || ' ') > 0))
  limit @limit
) as counted;
