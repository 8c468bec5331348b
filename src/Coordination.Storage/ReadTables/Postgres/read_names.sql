select citizen, person
from persons
where citizen = any(@citizens);
