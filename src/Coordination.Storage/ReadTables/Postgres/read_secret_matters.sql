select citizen, item, hidden, besides
from secret_matters
where citizen = any(@citizens);
