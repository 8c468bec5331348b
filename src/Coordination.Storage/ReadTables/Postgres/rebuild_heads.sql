insert into citizens (
  citizen, version, ring, coordinator, coordinator_department, departments, active_departments,
  active_interventions, has_plan, opened_at, changed_at, plan_agreed_on, leader
)
select
  r.citizen, r.version, r.ring, r.coordinator, r.coordinator_department, r.departments,
  r.active_departments, r.active_interventions, r.has_plan, r.changed_at, r.changed_at, r.plan_agreed_on,
  r.leader
from unnest(
  $1::text[], $2::bigint[], $3::bigint[], $4::bigint[], $5::timestamptz[], $6::text[],
  $7::text[], $8::text[], $9::bigint[], $10::bigint[], $11::boolean[], $12::timestamptz[], $13::date[],
  $14::text[]
) as r (
  citizen, expected, version, ring, wake_at, coordinator, coordinator_department,
  departments, active_departments, active_interventions, has_plan, changed_at, plan_agreed_on,
  leader
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
  written_in = pg_current_xact_id();
