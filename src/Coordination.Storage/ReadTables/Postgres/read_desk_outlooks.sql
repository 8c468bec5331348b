-- What citizens have open that concerns a caseworker: conflicts that wait for an answer, and the next deadline that is not closed.
select
  c.citizen,
  (
    select count(*) from conflicts k
    where k.citizen = c.citizen and k.status = 'open'
      and (
        k.department_pair = '' or k.owes = @caseworker or c.coordinator = @caseworker
        or string_to_array(k.department_pair, ' ') && @departments)
  ),
  (
    select min(d.due_at) from deadlines d
    where d.citizen = c.citizen and not d.closed and d.status <> 'suspended'
      and (d.responsible = @caseworker or d.department = any(@departments))
  )
from citizens c
where c.citizen = any(@citizens);
