-- A citizen that was decided under an organization version that is no longer the newest is due at once.
update citizens
set
  version = ?3,
  wake_at = case when ?18 < (select coalesce(max(version), 0) from organizations) then coalesce(?14, changed_at) else ?5 end,
  name = ?6,
  birth_date = ?7,
  coordinator = ?8,
  coordinator_department = ?9,
  departments = ?10,
  active_departments = ?11,
  active_interventions = ?12,
  has_plan = ?13,
  plan_agreed_on = ?15,
  sort_key = ?16,
  leader = ?17,
  changed_at = coalesce(?14, changed_at),
  policy = coalesce(?19, policy),
  content_key = ?21
where citizen = ?1 and version = ?2 and content_key is ?20;
