-- Walked by key: an index on changed_at would change with every event. What follows another citizen is listed with that one.
select citizen
from citizens
where citizen > @after and changed_at < @before and version > 0 and leader is null
  and not exists (select 1 from interventions i where i.citizen = citizens.citizen and i.status <> 'ended')
  and not exists (select 1 from conflicts c where c.citizen = citizens.citizen and c.status = 'open')
  and not exists (select 1 from deadlines d where d.citizen = citizens.citizen and not d.closed)
order by citizen
limit @limit;
