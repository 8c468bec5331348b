-- Each severity is counted for itself: however much there is of one, the others are right.
select wanted.severity, (
  select count(*)
  from (
    select 1
    from alerts
    where receiver in (select value from json_each(@receivers)) and state = 'open' and severity = wanted.severity
    limit @limit
  ) as counted
)
from (select 'urgent' as severity union all select 'warning' union all select 'info') as wanted;
