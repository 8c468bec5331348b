select 1
from involvements
where citizen = @citizen and person = any(@persons)
limit 1;
