select
  citizen, wake_at, name, birth_date, coordinator, coordinator_department, departments, active_departments, active_interventions,
  has_plan, version, plan_agreed_on, sort_key, leader
from citizens
where citizen > @after
order by citizen
limit @limit;
