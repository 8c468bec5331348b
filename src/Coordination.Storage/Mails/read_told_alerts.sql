-- What a mail tells of: what its receiver has not seen or acknowledged since the mail was made.
select a.id, a.severity
from alerts a
join alert_receipts r on r.alert_id = a.id
where a.state = 'open'
  and a.receiver = @person
  and r.mail = @id
  and r.mail_made_at >= a.raised_at
  and (r.seen_at is null or r.seen_at < a.raised_at);
