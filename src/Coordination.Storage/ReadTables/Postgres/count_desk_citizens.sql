select count(distinct citizen)
from involvements
where person = any(@persons) and role <> 'named';
