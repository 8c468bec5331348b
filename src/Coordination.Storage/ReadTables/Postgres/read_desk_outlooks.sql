-- What the citizens of a desk have open: conflicts that wait for an answer, and the next deadline that is not closed.
select
  i.citizen,
  (select count(*) from conflicts c where c.citizen = i.citizen and c.status = 'open'),
  (select min(d.due_at) from deadlines d where d.citizen = i.citizen and not d.closed and d.status <> 'suspended')
from (select distinct citizen from involvements where person = any(@persons) limit @limit) i;
