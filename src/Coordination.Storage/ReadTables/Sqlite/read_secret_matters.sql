select citizen, item, hidden, besides
from secret_matters
where citizen in (select value from json_each(@citizens));
