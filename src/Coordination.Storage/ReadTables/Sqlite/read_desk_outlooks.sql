-- What citizens have open that concerns a caseworker: conflicts that wait for an answer, and the next deadline that is not closed.
select
  c.citizen,
  (
    select count(*) from conflicts k
    where k.citizen = c.citizen and k.status = 'open'
      and (
        k.department_pair = '' or k.owes = @caseworker or c.coordinator = @caseworker
        or exists (
          select 1 from json_each(@departments) one
          where instr(' ' || k.department_pair || ' ', ' ' || one.value || ' ') > 0))
  ),
  (
    select min(d.due_at) from deadlines d
    where d.citizen = c.citizen and not d.closed and d.status <> 'suspended'
      and (d.responsible = @caseworker or d.department in (select value from json_each(@departments)))
  )
from citizens c
where c.citizen in (select value from json_each(@citizens));
