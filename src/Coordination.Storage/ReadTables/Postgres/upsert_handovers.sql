insert into handovers (
  citizen, id, what_type, what_id, from_caseworker, from_department, to_caseworker, to_unit, to_department, status,
  by_system, offered_at, answer_by, answered_at
)
select
  r.citizen, r.id, r.what_type, r.what_id, r.from_caseworker, r.from_department, r.to_caseworker, r.to_unit,
  r.to_department, r.status, r.by_system, r.offered_at, r.answer_by, r.answered_at
from unnest(
  $1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[],
  $10::text[], $11::boolean[], $12::timestamptz[], $13::timestamptz[], $14::timestamptz[]
) as r (
  citizen, id, what_type, what_id, from_caseworker, from_department, to_caseworker, to_unit, to_department,
  status, by_system, offered_at, answer_by, answered_at
)
join citizens won on won.citizen = r.citizen and won.written_in = pg_current_xact_id()
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
