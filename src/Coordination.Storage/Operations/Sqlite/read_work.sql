-- The rows that count_work counts, the soonest due first and those without a due time last.
select person, matter, kind, id, citizen, due_at, since, status
from (
    select owes as person, 'conflict' as matter, kind, id, citizen, answer_by as due_at, detected_at as since, status
    from conflicts
    where status = 'open' and owes in (select value from json_each(@persons))
    union all
    -- Deadlines by which a conflict or handover is answered are left out: it is counted itself.
    select responsible, 'deadline', kind, id, citizen, due_at, due_at, status
    from deadlines
    where not closed and responsible in (select value from json_each(@persons)) and status <> 'suspended'
      and kind not in ('conflict-answer', 'handover-answer', 'appoint-coordinator')
    union all
    select coalesce(to_caseworker, @unit_prefix || to_unit), 'handover', what_type, id, citizen, answer_by, offered_at, status
    from handovers
    where status = 'offered' and (to_caseworker in (select value from json_each(@persons)) or (to_caseworker is null and to_unit in (select value from json_each(@units))))
) as work
where (@person is null or person = @person) and (@matter is null or matter = @matter)
  and (@overdue = 0 or (due_at < @now and status <> 'before-start'))
  and (coalesce(due_at, @never), since, id, citizen) > (@after_due, @after_since, @after_id, @after_citizen)
order by coalesce(due_at, @never), since, id, citizen
limit @limit;
