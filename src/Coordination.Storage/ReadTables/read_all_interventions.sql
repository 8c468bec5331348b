select citizen, id, department, kind, title, unit, caseworker, responsible, status, starts_on, ends_on
from interventions
where citizen > @after and citizen <= @up_to;
