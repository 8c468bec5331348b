select citizen, name
from citizens
where citizen in (select value from json_each(@citizens)) and name is not null;
