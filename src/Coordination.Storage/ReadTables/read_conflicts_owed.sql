select citizen, id, kind, status, department_pair, owes, answer_by, detected_at, settled_at, answered_at
from conflicts
where owes = @caseworker and status = 'open'
  and (coalesce(answer_by, @never), detected_at, id, citizen) > (@after_due, @after_since, @after_id, @after_citizen)
order by coalesce(answer_by, @never), detected_at, id, citizen
limit @limit;
