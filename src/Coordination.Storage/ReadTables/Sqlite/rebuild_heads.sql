insert into citizens (
  citizen, version, ring, wake_at, coordinator, coordinator_department, departments, active_departments,
  active_interventions, has_plan, opened_at, changed_at, plan_agreed_on, leader
)
values (
  ?1, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11,
  coalesce(?12, unixepoch() * 1000000), coalesce(?12, unixepoch() * 1000000), ?13, ?14
)
on conflict (citizen) do update set
  version = excluded.version,
  wake_at = excluded.wake_at,
  coordinator = excluded.coordinator,
  coordinator_department = excluded.coordinator_department,
  departments = excluded.departments,
  active_departments = excluded.active_departments,
  active_interventions = excluded.active_interventions,
  has_plan = excluded.has_plan,
  plan_agreed_on = excluded.plan_agreed_on,
  leader = excluded.leader,
  changed_at = excluded.changed_at
where ?2 = 0;
