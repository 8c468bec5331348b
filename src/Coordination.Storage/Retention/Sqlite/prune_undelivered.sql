-- The receipts of alerts that are open stay.
delete from alert_receipts
where rowid in (
  select old.rowid
  from alert_receipts old
  where old.delivered_at is null
    and coalesce(old.undeliverable_at, old.mail_made_at) < @before
    and not exists (select 1 from alerts where alerts.id = old.alert_id and alerts.state = 'open')
  limit @limit
);

select changes();
