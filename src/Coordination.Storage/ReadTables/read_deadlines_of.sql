select citizen, id, kind, department, title, about, status, due_at, responsible, met_at, late, closed
from deadlines
where responsible = @caseworker and not closed
  and (due_at, id, citizen) > (@after_due, @after_id, @after_citizen)
order by due_at, id, citizen
limit @limit;
