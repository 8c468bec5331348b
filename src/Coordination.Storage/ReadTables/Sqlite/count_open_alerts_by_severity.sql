select severity, count(*)
from (
  select severity
  from alerts
  where receiver in (select value from json_each(@receivers)) and state = 'open'
  limit @limit
)
group by severity;
