select count(*)
from (
  select 1
  from alerts
  where receiver in (select value from json_each(@receivers)) and state = 'open'
  limit @limit
);
