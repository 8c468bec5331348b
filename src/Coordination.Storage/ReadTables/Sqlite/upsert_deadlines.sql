insert into deadlines (
  citizen, id, kind, department, title, about, status, due_at, responsible, met_at, late, closed
)
values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
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
