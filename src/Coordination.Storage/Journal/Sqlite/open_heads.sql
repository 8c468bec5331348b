-- A citizen that was decided under an organization version that is no longer the newest is due at once.
insert into citizens (
  citizen, version, ring, wake_at, coordinator, coordinator_department, departments, active_departments,
  active_interventions, has_plan, opened_at, changed_at, plan_agreed_on, leader, policy,
  content_key
)
values (
  ?1, ?3, ?4,
  case when ?15 < (select coalesce(max(version), 0) from organizations) then coalesce(?12, unixepoch() * 1000000) else ?5 end,
  ?6, ?7, ?8, ?9, ?10, ?11,
  coalesce(?12, unixepoch() * 1000000), coalesce(?12, unixepoch() * 1000000), ?13, ?14, coalesce(?16, 0), ?18
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
  changed_at = excluded.changed_at,
  policy = excluded.policy,
  content_key = excluded.content_key
-- A citizen whose events are all parked has a head of version 0.
where citizens.version = ?2 and (citizens.content_key is null or citizens.content_key = excluded.content_key);
