insert into handovers (
  citizen, id, what_type, what_id, from_caseworker, from_department, to_caseworker, to_unit, to_department, status,
  by_system, offered_at, answer_by, answered_at
)
values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
on conflict (citizen, id) do update set
  what_type = excluded.what_type,
  what_id = excluded.what_id,
  from_caseworker = excluded.from_caseworker,
  from_department = excluded.from_department,
  to_caseworker = excluded.to_caseworker,
  to_unit = excluded.to_unit,
  to_department = excluded.to_department,
  status = excluded.status,
  by_system = excluded.by_system,
  offered_at = excluded.offered_at,
  answer_by = excluded.answer_by,
  answered_at = excluded.answered_at;
