select citizen, id, kind, department, title, about, status, due_at, responsible, met_at, late, closed
from deadlines
where responsible = @caseworker and not closed
order by due_at, id
limit @limit;
