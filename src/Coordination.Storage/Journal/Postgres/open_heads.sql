insert into citizens (
  citizen, version, ring, coordinator, coordinator_department, departments, active_departments,
  active_interventions, has_plan, opened_at, changed_at, plan_agreed_on, leader, policy,
  content_key
)
select
  r.citizen, r.version, r.ring, r.coordinator, r.coordinator_department, r.departments,
  r.active_departments, r.active_interventions, r.has_plan, coalesce(r.changed_at, now()), coalesce(r.changed_at, now()),
  r.plan_agreed_on, r.leader, coalesce(r.policy, case when r.version > 0 then 0 end),
  r.key_after
from unnest(
  $1::text[], $2::bigint[], $3::bigint[], $4::bigint[], $5::timestamptz[], $6::text[],
  $7::text[], $8::text[], $9::bigint[], $10::bigint[], $11::boolean[], $12::timestamptz[], $13::date[],
  $14::text[], $15::bigint[], $16::bigint[], $17::text[], $18::text[]
) as r (
  citizen, expected, version, ring, wake_at, coordinator, coordinator_department,
  departments, active_departments, active_interventions, has_plan, changed_at, plan_agreed_on,
  leader, organization_version, policy, key_before, key_after
)
on conflict (citizen) do update set
  version = excluded.version,
  coordinator = excluded.coordinator,
  coordinator_department = excluded.coordinator_department,
  departments = excluded.departments,
  active_departments = excluded.active_departments,
  active_interventions = excluded.active_interventions,
  has_plan = excluded.has_plan,
  plan_agreed_on = excluded.plan_agreed_on,
  leader = excluded.leader,
  changed_at = excluded.changed_at,
  policy = excluded.policy,
  content_key = excluded.content_key,
  written_in = pg_current_xact_id()
-- A citizen whose events are all parked has a head of version 0.
where citizens.version = 0 and (citizens.content_key is null or citizens.content_key = excluded.content_key)
returning citizen;
