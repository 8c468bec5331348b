select citizen, id, department, kind, starts_on, ends_on
from interventions
where citizen = any(@citizens) and status <> 'planned'
order by citizen, id;
