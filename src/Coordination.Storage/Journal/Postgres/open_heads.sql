insert into citizens (
  citizen, version, ring, name, birth_date, coordinator, coordinator_department, departments, active_departments,
  active_interventions, has_plan, opened_at, changed_at, plan_agreed_on, sort_key, leader, policy,
  content_key
)
select
  r.citizen, r.version, r.ring, r.name, r.birth_date, r.coordinator, r.coordinator_department, r.departments,
  r.active_departments, r.active_interventions, r.has_plan, coalesce(r.changed_at, now()), coalesce(r.changed_at, now()),
  r.plan_agreed_on, r.sort_key, r.leader, coalesce(r.policy, case when r.version > 0 then 0 end),
  r.key_after
from unnest(
  $1::text[], $2::bigint[], $3::bigint[], $4::bigint[], $5::timestamptz[], $6::text[], $7::date[], $8::text[],
  $9::text[], $10::text[], $11::bigint[], $12::bigint[], $13::boolean[], $14::timestamptz[], $15::date[], $16::text[],
  $17::text[], $18::bigint[], $19::bigint[], $20::text[], $21::text[]
) as r (
  citizen, expected, version, ring, wake_at, name, birth_date, coordinator, coordinator_department,
  departments, active_departments, active_interventions, has_plan, changed_at, plan_agreed_on,
  sort_key, leader, organization_version, policy, key_before, key_after
)
on conflict (citizen) do update set
  version = excluded.version,
  name = excluded.name,
  birth_date = excluded.birth_date,
  coordinator = excluded.coordinator,
  coordinator_department = excluded.coordinator_department,
  departments = excluded.departments,
  active_departments = excluded.active_departments,
  active_interventions = excluded.active_interventions,
  has_plan = excluded.has_plan,
  plan_agreed_on = excluded.plan_agreed_on,
  sort_key = excluded.sort_key,
  leader = excluded.leader,
  changed_at = excluded.changed_at,
  policy = excluded.policy,
  content_key = excluded.content_key,
  written_in = pg_current_xact_id()
-- A citizen whose events are all parked has a head of version 0.
where citizens.version = 0 and (citizens.content_key is null or citizens.content_key = excluded.content_key)
returning citizen;
