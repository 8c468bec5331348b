select
  a.id, a.citizen, a.receiver, a.kind, a.about, a.department, a.severity, a.message, a.href,
  a.due_at, a.state, a.raised_at, a.acknowledged_at, a.escalated_to, a.escalated_at, a.position, r.delivered_at,
  r.seen_at, r.channel, r.mailed_at, r.undeliverable_at, r.undeliverable_why
from alerts a
left join alert_receipts r on r.alert_id = a.id
where a.id = @id;
