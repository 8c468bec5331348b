select coalesce(max(position), 0)
from alerts
where state in (select value from json_each(@states)) and receiver in (select value from json_each(@receivers));
