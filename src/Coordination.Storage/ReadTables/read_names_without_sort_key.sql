select citizen, name
from citizens
where name is not null and sort_key = '~' and citizen > @after
order by citizen
limit @limit;
