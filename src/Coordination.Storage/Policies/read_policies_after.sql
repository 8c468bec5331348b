select number, version, applies_from, document, put_by, put_at
from policies
where number > @after
order by number;
