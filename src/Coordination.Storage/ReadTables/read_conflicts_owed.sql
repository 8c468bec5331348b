select citizen, id, kind, status, department_pair, owes, answer_by, detected_at, settled_at, answered_at
from conflicts
where owes = @caseworker and status = 'open'
order by answer_by nulls last, detected_at, id
limit @limit;
