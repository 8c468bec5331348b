select
  a.id, a.citizen, a.receiver, a.kind, a.about, a.department, a.severity, a.message, a.href,
  a.due_at, a.state, a.raised_at, a.acknowledged_at, a.escalated_to, a.position, r.delivered_at, r.seen_at
from alerts a
left join alert_receipts r on r.alert_id = a.id
where a.receiver = any(@receivers) and a.position > @after and a.xact < pg_snapshot_xmin(pg_current_snapshot())
order by a.position
limit @limit;
