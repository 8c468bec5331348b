select citizen, id, what_type, what_id, from_caseworker, from_department, to_caseworker, to_unit, to_department, status,
  by_system, offered_at, answer_by, answered_at
from handovers
where citizen > @after and citizen <= @up_to;
