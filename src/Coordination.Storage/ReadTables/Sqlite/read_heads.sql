select
  citizen, wake_at, coordinator, coordinator_department, departments, active_departments, active_interventions,
  has_plan, version, plan_agreed_on, leader
from citizens
where citizen > @after
order by citizen
limit @limit;
