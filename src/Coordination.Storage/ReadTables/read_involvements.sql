select person, role
from involvements
where citizen = @citizen
order by person, role;
