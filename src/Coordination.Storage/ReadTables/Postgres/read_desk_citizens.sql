-- One page of citizens, each once for each role; the page begins after a citizen, at its place in the order of names.
with page as (
  select distinct c.sort_key, c.citizen
  from involvements i
  join citizens c on c.citizen = i.citizen
  where i.person = any(@persons) and i.role <> 'named'
    and (@after = '' or (c.sort_key, c.citizen) > (select l.sort_key, l.citizen from citizens l where l.citizen = @after))
  order by c.sort_key, c.citizen
  limit @limit
)
select
  c.citizen, c.name, c.coordinator, c.coordinator_department, i.role, c.departments, c.active_departments, c.active_interventions
from page p
join citizens c on c.citizen = p.citizen
join involvements i on i.citizen = p.citizen and i.person = any(@persons) and i.role <> 'named'
order by p.sort_key, p.citizen, i.role;
