select
  a.id, a.receiver, a.kind, a.department, a.severity, a.raised_at, r.undeliverable_at, r.undeliverable_why, a.escalated_to
from alert_receipts r
join alerts a on a.id = r.alert_id
where r.undeliverable_at is not null
  and r.undeliverable_at >= a.raised_at
  and (r.undeliverable_at, a.id) < (@before_at, @before_id)
  and a.state = 'open'
  and (r.delivered_at is null or r.delivered_at < a.raised_at)
  and (@sees_all = 1 or a.receiver = any(@persons))
order by r.undeliverable_at desc, a.id desc
limit @limit;
