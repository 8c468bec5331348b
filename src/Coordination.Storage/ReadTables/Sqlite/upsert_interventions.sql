insert into interventions (
  citizen, id, department, kind, title, unit, caseworker, responsible, status, starts_on, ends_on
)
values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
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
