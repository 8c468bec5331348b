select
  citizen, (select wakes.wake_at from wakes where wakes.citizen = citizens.citizen), coordinator,
  coordinator_department, departments, active_departments, active_interventions, has_plan, version, plan_agreed_on,
  leader
from citizens
where citizen > @after
order by citizen
limit @limit;
