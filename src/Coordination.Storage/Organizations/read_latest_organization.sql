select version, valid_from, document, put_by, put_at
from organizations
order by version desc
limit 1;
