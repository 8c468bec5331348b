-- Alerts use the reserved run of positions from its end, facts from its beginning. Each write renews the position.
insert into alerts (
  position,
  citizen, id, receiver, kind, about, department, severity, title_da, title_en, body_da, body_en, rule, href,
  due_at, state, raised_at, acknowledged_at, escalated_to
)
select
  (select current_setting('coordination.last_position')::bigint) - cardinality($1::text[]) + r.ord,
  r.citizen, r.id, r.receiver, r.kind, r.about, r.department, r.severity, r.title_da, r.title_en, r.body_da,
  r.body_en, r.rule, r.href, r.due_at, r.state, r.raised_at, r.acknowledged_at, r.escalated_to
from unnest(
  $1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[],
  $10::text[], $11::text[], $12::text[], $13::text[], $14::timestamptz[], $15::text[], $16::timestamptz[],
  $17::timestamptz[], $18::text[]
) with ordinality as r (
  citizen, id, receiver, kind, about, department, severity, title_da, title_en, body_da, body_en, rule, href,
  due_at, state, raised_at, acknowledged_at, escalated_to, ord
)
join citizens won on won.citizen = r.citizen and won.written_in = pg_current_xact_id()
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
  position = excluded.position,
  xact = pg_current_xact_id();
