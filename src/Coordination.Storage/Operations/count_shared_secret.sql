-- The shared citizens among those with secret matters, who are few, with the departments that are not named of them.
select c.departments, c.coordinator is not null, c.has_plan, s.hidden, s.besides, count(*)
from secret_matters s
join citizens c on c.citizen = s.citizen
where s.item = '' and c.active_departments >= 2
group by c.departments, c.coordinator is not null, c.has_plan, s.hidden, s.besides;
