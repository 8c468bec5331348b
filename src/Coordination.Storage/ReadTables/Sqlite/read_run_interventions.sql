select citizen, id, department, kind, starts_on, ends_on
from interventions
where citizen in (select value from json_each(@citizens)) and status <> 'planned'
order by citizen, id;
