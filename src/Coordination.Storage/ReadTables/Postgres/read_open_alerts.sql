-- Open alerts, the most urgent first, of these the newest. A receiver's open alerts are few enough to be sorted.
select
  a.id, a.citizen, a.receiver, a.kind, a.about, a.department, a.severity, a.message, a.href,
  a.due_at, a.state, a.raised_at, a.acknowledged_at, a.escalated_to, a.escalated_at, a.position, r.delivered_at,
  r.seen_at, r.channel, r.mailed_at, r.undeliverable_at, r.undeliverable_why
from alerts a
left join alert_receipts r on r.alert_id = a.id
where a.state = 'open'
  and a.receiver = any(@receivers)
  and a.severity = any(@severities)
  and (case a.severity when 'urgent' then 0 when 'warning' then 1 else 2 end, -a.position) > (@rank, -@before)
order by case a.severity when 'urgent' then 0 when 'warning' then 1 else 2 end, a.position desc
limit @limit;
