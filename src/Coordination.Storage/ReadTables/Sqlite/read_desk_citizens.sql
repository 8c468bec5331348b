select
  c.citizen, c.name, c.coordinator, c.coordinator_department, i.role, c.departments, c.active_departments, c.active_interventions
from involvements i
join citizens c on c.citizen = i.citizen
where i.person in (select value from json_each(@persons))
order by c.name, c.citizen, i.role
limit @limit;
