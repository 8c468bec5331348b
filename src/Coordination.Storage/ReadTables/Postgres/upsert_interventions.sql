insert into interventions (
  citizen, id, department, kind, title, unit, caseworker, responsible, status, starts_on, ends_on
)
select
  r.citizen, r.id, r.department, r.kind, r.title, r.unit, r.caseworker, r.responsible, r.status, r.starts_on,
  r.ends_on
from unnest(
  $1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[],
  $10::date[], $11::date[]
) as r (
  citizen, id, department, kind, title, unit, caseworker, responsible, status, starts_on, ends_on
)
join citizens won on won.citizen = r.citizen and won.written_in = pg_current_xact_id()
on conflict (citizen, id) do update set
  department = excluded.department,
  kind = excluded.kind,
  title = excluded.title,
  unit = excluded.unit,
  caseworker = excluded.caseworker,
  responsible = excluded.responsible,
  status = excluded.status,
  starts_on = excluded.starts_on,
  ends_on = excluded.ends_on;
