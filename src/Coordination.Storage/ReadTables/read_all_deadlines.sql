select citizen, id, kind, department, title, about, status, due_at, responsible, met_at, late, closed
from deadlines
where citizen > @after and citizen <= @up_to;
