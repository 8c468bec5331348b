select count(*)
from (
  select 1
  from alert_receipts r
  join alerts a on a.id = r.alert_id
  where r.undeliverable_at is not null
    and r.undeliverable_at >= a.raised_at
    and a.state = 'open'
    and (r.delivered_at is null or r.delivered_at < a.raised_at)
    and (@sees_all = 1 or a.receiver = any(@persons))
  limit @limit
) as counted;
