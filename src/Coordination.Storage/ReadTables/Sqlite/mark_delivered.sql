insert into alert_receipts (alert_id, delivered_at)
select id, @at
from (select value as id from json_each(@ids)) marked
where true
on conflict (alert_id) do update set
  delivered_at = coalesce(alert_receipts.delivered_at, excluded.delivered_at);
