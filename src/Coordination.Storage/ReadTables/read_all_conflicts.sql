select citizen, id, kind, status, department_pair, owes, answer_by, detected_at, settled_at, answered_at
from conflicts
where citizen > @after and citizen <= @up_to;
