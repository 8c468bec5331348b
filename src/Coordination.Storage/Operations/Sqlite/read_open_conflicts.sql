-- In the order of the index conflicts_due. 9999-12-31 stands for no due time.
select citizen, id, kind, department_pair, status, owes, null, detected_at, answer_by
from conflicts
where status = 'open'
  and (@kind is null or kind = @kind)
  and (@departments is null or department_pair = @departments)
  and (@status is null or status = @status)
  and not exists (
    select 1 from json_each(@unseen) one
    join secret_matters s on s.citizen = conflicts.citizen and s.item = 'conflict ' || conflicts.id and instr(' ' || s.hidden || ' ', ' ' || one.value || ' ') > 0)
  and (@sees_all = 1 or exists (select 1 from json_each(@seen) one where instr(' ' || department_pair || ' ', ' ' || one.value || ' ') > 0))
  and (coalesce(answer_by, 253402214400000000), detected_at, citizen, id) > (@after_due, @after_since, @after_citizen, @after_id)
order by coalesce(answer_by, 253402214400000000), detected_at, citizen, id
limit @limit;
