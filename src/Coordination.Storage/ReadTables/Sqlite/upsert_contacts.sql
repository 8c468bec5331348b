insert into contacts (
  citizen, id, department, unit, wants, received_at, answered_at, owner, responsible
)
values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
on conflict (citizen, id) do update set
  department = excluded.department,
  unit = excluded.unit,
  wants = excluded.wants,
  received_at = excluded.received_at,
  answered_at = excluded.answered_at,
  owner = excluded.owner,
  responsible = excluded.responsible;
