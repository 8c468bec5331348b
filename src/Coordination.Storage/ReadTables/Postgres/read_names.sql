select citizen, name
from citizens
where citizen = any(@citizens) and name is not null;
