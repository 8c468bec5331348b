-- Each write renews the position; triggers of the table move the counter along.
insert into alerts (
  position,
  citizen, id, receiver, kind, about, department, severity, title_da, title_en, body_da, body_en, rule, href,
  due_at, state, raised_at, acknowledged_at, escalated_to
)
values (
  (select last + 1 from alert_positions),
  ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18
)
on conflict (id) do update set
  citizen = excluded.citizen,
  receiver = excluded.receiver,
  kind = excluded.kind,
  about = excluded.about,
  department = excluded.department,
  severity = excluded.severity,
  title_da = excluded.title_da,
  title_en = excluded.title_en,
  body_da = excluded.body_da,
  body_en = excluded.body_en,
  rule = excluded.rule,
  href = excluded.href,
  due_at = excluded.due_at,
  state = excluded.state,
  raised_at = excluded.raised_at,
  acknowledged_at = excluded.acknowledged_at,
  escalated_to = excluded.escalated_to,
  position = excluded.position;
