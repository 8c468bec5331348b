-- What citizens have open: conflicts that wait for an answer, and the next deadline that is not closed.
select
  c.citizen,
  (select count(*) from conflicts k where k.citizen = c.citizen and k.status = 'open'),
  (select min(d.due_at) from deadlines d where d.citizen = c.citizen and not d.closed and d.status <> 'suspended')
from citizens c
where c.citizen = any(@citizens);
