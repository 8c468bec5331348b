select citizen, person
from persons
where substr(person, 1, 1) <> '~' and citizen > @after
order by citizen
limit @limit;
