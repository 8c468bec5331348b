select distinct citizen
from involvements
where person in (select value from json_each(@persons)) and citizen > @after
order by citizen
limit @limit;
