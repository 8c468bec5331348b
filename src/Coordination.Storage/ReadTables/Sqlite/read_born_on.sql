select citizen, name
from citizens
where birth_date = @birth_date and name is not null
order by citizen;
