insert into deadlines (
  citizen, id, kind, department, title, about, status, due_at, responsible, met_at, late, closed
)
select
  r.citizen, r.id, r.kind, r.department, r.title, r.about, r.status, r.due_at, r.responsible, r.met_at, r.late,
  r.closed
from unnest(
  $1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::timestamptz[],
  $9::text[], $10::timestamptz[], $11::boolean[], $12::boolean[]
) as r (
  citizen, id, kind, department, title, about, status, due_at, responsible, met_at, late, closed
)
join citizens won on won.citizen = r.citizen and won.written_in = pg_current_xact_id()
on conflict (citizen, id) do update set
  kind = excluded.kind,
  department = excluded.department,
  title = excluded.title,
  about = excluded.about,
  status = excluded.status,
  due_at = excluded.due_at,
  responsible = excluded.responsible,
  met_at = excluded.met_at,
  late = excluded.late,
  closed = excluded.closed;
