-- In the order of the index deadlines_due. Since when a deadline is open is not stored: its due time stands for it.
select citizen, id, kind, department, status, responsible, null, due_at, due_at
from deadlines
where not closed
  and (@kind is null or kind = @kind)
  and (@departments is null or department = @departments)
  and (@status is null or status = @status)
  and (@sees_all = 1 or department in (select value from json_each(@seen)))
  and (due_at, citizen, id) > (@after_due, @after_citizen, @after_id)
order by due_at, citizen, id
limit @limit;
