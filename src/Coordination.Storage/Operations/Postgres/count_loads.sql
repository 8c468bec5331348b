-- With how many citizens each of these people works: responsible for something, or coordinator.
select person, count(distinct citizen)
from involvements
where person = any(@persons) and role in ('responsible', 'coordinator')
group by person;
