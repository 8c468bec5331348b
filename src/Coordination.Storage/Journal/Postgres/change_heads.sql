-- The arrays are sorted by citizen and walked in order, so that all transactions lock rows in the same order.
update citizens head
set
  version = r.version,
  coordinator = r.coordinator,
  coordinator_department = r.coordinator_department,
  departments = r.departments,
  active_departments = r.active_departments,
  active_interventions = r.active_interventions,
  has_plan = r.has_plan,
  plan_agreed_on = r.plan_agreed_on,
  leader = r.leader,
  changed_at = coalesce(r.changed_at, head.changed_at),
  policy = coalesce(r.policy, head.policy),
  content_key = r.key_after,
  written_in = pg_current_xact_id()
from unnest(
  $1::text[], $2::bigint[], $3::bigint[], $4::bigint[], $5::timestamptz[], $6::text[],
  $7::text[], $8::text[], $9::bigint[], $10::bigint[], $11::boolean[], $12::timestamptz[], $13::date[],
  $14::text[], $15::bigint[], $16::bigint[], $17::text[], $18::text[]
) as r (
  citizen, expected, version, ring, wake_at, coordinator, coordinator_department,
  departments, active_departments, active_interventions, has_plan, changed_at, plan_agreed_on,
  leader, organization_version, policy, key_before, key_after
)
where head.citizen = r.citizen and head.version = r.expected and head.content_key is not distinct from r.key_before
returning head.citizen;
