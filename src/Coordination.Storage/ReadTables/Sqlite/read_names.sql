select citizen, person
from persons
where citizen in (select value from json_each(@citizens));
