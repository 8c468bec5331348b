insert into contacts (
  citizen, id, department, unit, wants, received_at, answered_at, owner, responsible
)
select
  r.citizen, r.id, r.department, r.unit, r.wants, r.received_at, r.answered_at, r.owner, r.responsible
from unnest(
  $1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::timestamptz[], $8::text[], $9::text[]
) as r (
  citizen, id, department, unit, wants, received_at, answered_at, owner, responsible
)
join citizens won on won.citizen = r.citizen and won.written_in = pg_current_xact_id()
on conflict (citizen, id) do update set
  department = excluded.department,
  unit = excluded.unit,
  wants = excluded.wants,
  received_at = excluded.received_at,
  answered_at = excluded.answered_at,
  owner = excluded.owner,
  responsible = excluded.responsible;
