-- Reads each receiver and state from the position on, so that a reader who was away for long costs no more than one page of each state.
select
  a.id, a.citizen, a.receiver, a.kind, a.about, a.department, a.severity, a.message, a.href,
  a.due_at, a.state, a.raised_at, a.acknowledged_at, a.escalated_to, a.escalated_at, a.position, r.delivered_at,
  r.seen_at, r.channel, r.mailed_at, r.undeliverable_at, r.undeliverable_why
from unnest(@receivers) as wanted (receiver)
cross join unnest(@states) as standing (state)
cross join lateral (
  select *
  from alerts one
  where one.state = standing.state and one.receiver = wanted.receiver and one.position > @after
    and one.xact < pg_snapshot_xmin(pg_current_snapshot())
  order by one.position
  limit @limit
) a
left join alert_receipts r on r.alert_id = a.id
order by a.position
limit @limit;
