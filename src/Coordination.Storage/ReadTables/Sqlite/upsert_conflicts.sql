insert into conflicts (
  citizen, id, kind, status, department_pair, owes, answer_by, detected_at, settled_at, answered_at
)
values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
on conflict (citizen, id) do update set
  kind = excluded.kind,
  status = excluded.status,
  department_pair = excluded.department_pair,
  owes = excluded.owes,
  answer_by = excluded.answer_by,
  detected_at = excluded.detected_at,
  settled_at = excluded.settled_at,
  answered_at = excluded.answered_at;
