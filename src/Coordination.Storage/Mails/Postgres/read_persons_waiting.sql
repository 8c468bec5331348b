-- Those of the persons with an alert that has waited long enough and is told by no mail, or that its mail did not deliver.
select distinct a.receiver
from alerts a
left join alert_receipts r on r.alert_id = a.id
left join mails m on m.id = r.mail and r.mail_made_at >= a.raised_at
where a.state = 'open'
  and a.receiver = any(@persons)
  and a.raised_at <= case a.severity when 'urgent' then @urgent when 'warning' then @warning else @info end
  and (r.seen_at is null or r.seen_at < a.raised_at)
  and (
    (r.mail_made_at is null or r.mail_made_at < a.raised_at)
    or (
      m.state in ('refused', 'not-taken')
      and (r.delivered_at is null or r.delivered_at < a.raised_at)
      and (r.undeliverable_at is null or r.undeliverable_at < a.raised_at)
    )
  );
