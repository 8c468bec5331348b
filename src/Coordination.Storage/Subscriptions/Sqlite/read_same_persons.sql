-- The keys of what waits that lead to another place by now, and where they lead, step by step.
with recursive waiting (citizen) as (
  select citizen from deliveries where subscription = @name and state = 'waiting'
  union
  select citizens.leader from citizens join waiting on citizens.citizen = waiting.citizen where citizens.leader is not null
)
select citizens.citizen, citizens.leader
from citizens
join waiting on citizens.citizen = waiting.citizen
where citizens.leader is not null;
