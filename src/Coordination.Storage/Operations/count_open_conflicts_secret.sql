-- The open conflicts among those that are about secret matters, which are few, with the departments that are not named in them.
select f.kind, f.department_pair, s.hidden, s.besides, count(*)
from secret_matters s
join conflicts f on f.citizen = s.citizen and s.item = 'conflict ' || f.id
where f.status = 'open'
group by f.kind, f.department_pair, s.hidden, s.besides;
