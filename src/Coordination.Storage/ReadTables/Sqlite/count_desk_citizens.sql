select count(distinct citizen)
from involvements
where person in (select value from json_each(@persons)) and role <> 'named';
