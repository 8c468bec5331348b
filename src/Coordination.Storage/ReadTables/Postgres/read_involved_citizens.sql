select distinct citizen
from involvements
where person = any(@persons) and citizen > @after
order by citizen
limit @limit;
