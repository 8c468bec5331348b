-- Of several versions valid from the same instant, the last one stored counts.
select version, valid_from, document, put_by, put_at
from organizations
where valid_from <= @as_of
order by valid_from desc, version desc
limit 1;
