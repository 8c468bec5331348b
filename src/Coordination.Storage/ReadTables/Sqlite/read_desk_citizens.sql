select c.citizen, c.coordinator, c.coordinator_department, i.role, c.departments, c.active_departments, c.active_interventions
from citizens c
join involvements i on i.citizen = c.citizen
where c.citizen in (select value from json_each(@citizens)) and i.person in (select value from json_each(@persons)) and i.role <> 'named'
order by c.citizen, i.role;
