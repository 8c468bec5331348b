select c.citizen, p.person
from citizens c
left join persons p on p.citizen = c.citizen
where c.citizen = @citizen;
