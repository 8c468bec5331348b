-- A receipt from before the alert was raised again counts no longer.
insert into alert_receipts as r (alert_id, delivered_at, channel)
select id, @at, @channel
from (select value as id from json_each(@ids)) marked
where true
on conflict (alert_id) do update set delivered_at = excluded.delivered_at, channel = excluded.channel
where r.delivered_at is null or r.delivered_at < (select raised_at from alerts a where a.id = r.alert_id);
