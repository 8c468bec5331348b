select count(*)
from (
  select 1
  from alerts
  where receiver = any(@receivers) and state = 'open'
  limit @limit
) as counted;
