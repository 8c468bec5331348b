-- The citizens that count_loads counts for these people.
select min(person), 'citizen', min(role), citizen, citizen, null, @never, ''
from involvements
where person in (select value from json_each(@persons)) and role in ('responsible', 'coordinator') and citizen > @after_id
group by citizen
order by citizen
limit @limit;
