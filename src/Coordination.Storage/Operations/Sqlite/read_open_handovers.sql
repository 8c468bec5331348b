-- 9999-12-31 stands for no due time.
select citizen, id, what_type, from_department || ' ' || to_department, status, to_caseworker, to_unit, offered_at, answer_by
from handovers
where status in ('offered', 'expired')
  and (@kind is null or what_type = @kind)
  and (@departments is null or from_department || ' ' || to_department = @departments)
  and (@status is null or status = @status)
  and not exists (
    select 1 from json_each(@unseen) one
    join secret_matters s on s.citizen = handovers.citizen and s.item = 'handover ' || handovers.id and instr(' ' || s.hidden || ' ', ' ' || one.value || ' ') > 0)
  and (@sees_all = 1 or exists (select 1 from json_each(@seen) one where instr(' ' || from_department || ' ' || to_department || ' ', ' ' || one.value || ' ') > 0))
  and (coalesce(answer_by, 253402214400000000), offered_at, citizen, id) > (@after_due, @after_since, @after_citizen, @after_id)
order by coalesce(answer_by, 253402214400000000), offered_at, citizen, id
limit @limit;
