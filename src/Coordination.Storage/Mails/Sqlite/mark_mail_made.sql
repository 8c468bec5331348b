insert into alert_receipts (alert_id, mail, mail_made_at)
select a.id, @id, @made_at
from alerts a
where a.id in (select value from json_each(@alerts)) and exists (select 1 from mails where id = @id)
on conflict (alert_id) do update set mail = excluded.mail, mail_made_at = excluded.mail_made_at
returning alert_id;
