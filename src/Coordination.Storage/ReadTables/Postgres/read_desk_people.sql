select i.citizen, p.person
from (
  select distinct citizen
  from involvements
  where person = any(@persons) and role <> 'named' and citizen > @after
  order by citizen
  limit @limit
) i
left join persons p on p.citizen = i.citizen
order by i.citizen;
