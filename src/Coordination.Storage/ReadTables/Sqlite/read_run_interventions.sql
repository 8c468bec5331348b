select citizen, id, department, kind, starts_on, case when status = 'ended' then ends_on end
from interventions
where citizen in (select value from json_each(@citizens)) and status <> 'planned'
order by citizen, id;
