select citizen, name
from citizens
where birth_date = cast(@birth_date as date) and name is not null
order by citizen;
