select
  a.receiver, a.id, a.severity, a.raised_at, coalesce(r.delivered_at >= a.raised_at, false),
  case when r.mail_made_at >= a.raised_at then coalesce(m.state, 'sent') end,
  coalesce(r.undeliverable_at >= a.raised_at, false)
from alerts a
left join alert_receipts r on r.alert_id = a.id
left join mails m on m.id = r.mail
where a.state = 'open'
  and a.receiver in (select value from json_each(@persons))
  and (r.seen_at is null or r.seen_at < a.raised_at)
order by a.receiver, a.position
limit @limit;
