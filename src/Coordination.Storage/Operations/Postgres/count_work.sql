-- What is owed by each of these people, and offered to each of these units, by type. The same selection as read_work.
select person, matter, count(*), count(*) filter (where due_at < @now and status <> 'before-start'),
  min(due_at) filter (where status <> 'before-start')
from (
    select owes as person, 'conflict' as matter, kind, id, citizen, answer_by as due_at, detected_at as since, status
    from conflicts
    where status = 'open' and owes = any(@persons)
    union all
    -- Deadlines by which a conflict or handover is answered are left out: it is counted itself.
    select responsible, 'deadline', kind, id, citizen, due_at, due_at, status
    from deadlines
    where not closed and responsible = any(@persons) and status <> 'suspended'
      and kind not in ('conflict-answer', 'handover-answer', 'appoint-coordinator')
    union all
    select coalesce(to_caseworker, @unit_prefix || to_unit), 'handover', what_type, id, citizen, answer_by, offered_at, status
    from handovers
    where status = 'offered' and (to_caseworker = any(@persons) or (to_caseworker is null and to_unit = any(@units)))
) as work
group by person, matter
order by person, matter;
