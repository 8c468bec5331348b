select c.citizen, c.coordinator, c.coordinator_department, i.role, c.departments, c.active_departments, c.active_interventions
from citizens c
join involvements i on i.citizen = c.citizen
where c.citizen = any(@citizens) and i.person = any(@persons) and i.role <> 'named'
order by c.citizen, i.role;
