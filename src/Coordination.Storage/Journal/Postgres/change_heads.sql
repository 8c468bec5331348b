-- The arrays are sorted by citizen and walked in order, so that all transactions lock rows in the same order.
update citizens head
set
  version = r.version,
  name = r.name,
  birth_date = r.birth_date,
  coordinator = r.coordinator,
  coordinator_department = r.coordinator_department,
  departments = r.departments,
  active_departments = r.active_departments,
  active_interventions = r.active_interventions,
  has_plan = r.has_plan,
  plan_agreed_on = r.plan_agreed_on,
  sort_key = r.sort_key,
  leader = r.leader,
  changed_at = coalesce(r.changed_at, head.changed_at),
  policy = coalesce(r.policy, head.policy),
  content_key = r.key_after,
  written_in = pg_current_xact_id()
from unnest(
  $1::text[], $2::bigint[], $3::bigint[], $4::bigint[], $5::timestamptz[], $6::text[], $7::date[], $8::text[],
  $9::text[], $10::text[], $11::bigint[], $12::bigint[], $13::boolean[], $14::timestamptz[], $15::date[], $16::text[],
  $17::text[], $18::bigint[], $19::bigint[], $20::text[], $21::text[]
) as r (
  citizen, expected, version, ring, wake_at, name, birth_date, coordinator, coordinator_department,
  departments, active_departments, active_interventions, has_plan, changed_at, plan_agreed_on,
  sort_key, leader, organization_version, policy, key_before, key_after
)
where head.citizen = r.citizen and head.version = r.expected and head.content_key is not distinct from r.key_before
returning head.citizen;
