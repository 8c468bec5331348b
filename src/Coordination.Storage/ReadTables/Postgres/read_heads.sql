select
  head.citizen, wakes.wake_at, head.name, head.birth_date, head.coordinator, head.coordinator_department, head.departments,
  head.active_departments, head.active_interventions, head.has_plan, head.version, head.plan_agreed_on
from citizens head
left join wakes on wakes.citizen = head.citizen
where head.citizen > @after
order by head.citizen
limit @limit;
