-- A receipt from before the alert was raised again counts no longer.
insert into alert_receipts as r (alert_id, delivered_at, channel, seen_at)
select id, @at, @channel, @at
from (select value as id from json_each(@ids)) marked
where true
on conflict (alert_id) do update set
  delivered_at =
    case
      when r.delivered_at >= (select raised_at from alerts a where a.id = r.alert_id) then r.delivered_at
      else excluded.delivered_at
    end,
  channel =
    case
      when r.delivered_at >= (select raised_at from alerts a where a.id = r.alert_id) then r.channel
      else excluded.channel
    end,
  seen_at =
    case
      when r.seen_at >= (select raised_at from alerts a where a.id = r.alert_id) then r.seen_at
      else excluded.seen_at
    end;
