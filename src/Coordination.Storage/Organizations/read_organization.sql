select version, valid_from, document, put_by, put_at
from organizations
where version = @version;
