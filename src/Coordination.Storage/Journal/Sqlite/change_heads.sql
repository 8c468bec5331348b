-- A citizen that was decided under an organization version that is no longer the newest is due at once.
update citizens
set
  version = ?3,
  wake_at = case when ?15 < (select coalesce(max(version), 0) from organizations) then coalesce(?12, changed_at) else ?5 end,
  coordinator = ?6,
  coordinator_department = ?7,
  departments = ?8,
  active_departments = ?9,
  active_interventions = ?10,
  has_plan = ?11,
  plan_agreed_on = ?13,
  leader = ?14,
  changed_at = coalesce(?12, changed_at),
  policy = coalesce(?16, policy),
  content_key = ?18
where citizen = ?1 and version = ?2 and content_key is ?17;
