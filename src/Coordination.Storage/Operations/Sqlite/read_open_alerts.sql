-- In the order of the index alerts_due. 9999-12-31 stands for no due time.
select citizen, id, kind, department, severity, receiver, null, raised_at, due_at
from alerts
where state = 'open'
  and (@kind is null or kind = @kind)
  and (@departments is null or department = @departments)
  and (@status is null or severity = @status)
  and (@sees_all = 1 or department in (select value from json_each(@seen)))
  and (coalesce(due_at, 253402214400000000), raised_at, citizen, id) > (@after_due, @after_since, @after_citizen, @after_id)
order by coalesce(due_at, 253402214400000000), raised_at, citizen, id
limit @limit;
