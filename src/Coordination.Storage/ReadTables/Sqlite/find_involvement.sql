select 1
from involvements
where citizen = @citizen and person in (select value from json_each(@persons))
limit 1;
