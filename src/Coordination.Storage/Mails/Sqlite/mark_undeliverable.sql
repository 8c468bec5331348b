insert into alert_receipts (alert_id, undeliverable_at, undeliverable_why)
select a.id, @at, @why
from alerts a
where a.id in (select value from json_each(@alerts))
on conflict (alert_id) do update set undeliverable_at = excluded.undeliverable_at, undeliverable_why = excluded.undeliverable_why;
