select severity, count(*)
from (
  select severity
  from alerts
  where receiver = any(@receivers) and state = 'open'
  limit @limit
) as counted
group by severity;
