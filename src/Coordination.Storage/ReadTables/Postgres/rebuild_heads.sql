insert into citizens (
  citizen, version, ring, name, birth_date, coordinator, coordinator_department, departments, active_departments,
  active_interventions, has_plan, opened_at, changed_at, plan_agreed_on, sort_key, leader
)
select
  r.citizen, r.version, r.ring, r.name, r.birth_date, r.coordinator, r.coordinator_department, r.departments,
  r.active_departments, r.active_interventions, r.has_plan, r.changed_at, r.changed_at, r.plan_agreed_on,
  r.sort_key, r.leader
from unnest(
  $1::text[], $2::bigint[], $3::bigint[], $4::bigint[], $5::timestamptz[], $6::text[], $7::date[], $8::text[],
  $9::text[], $10::text[], $11::bigint[], $12::bigint[], $13::boolean[], $14::timestamptz[], $15::date[], $16::text[],
  $17::text[]
) as r (
  citizen, expected, version, ring, wake_at, name, birth_date, coordinator, coordinator_department,
  departments, active_departments, active_interventions, has_plan, changed_at, plan_agreed_on,
  sort_key, leader
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
  written_in = pg_current_xact_id();
