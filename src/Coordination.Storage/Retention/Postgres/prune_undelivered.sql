-- The receipts of alerts that are open stay.
with gone as (
  delete from alert_receipts
  where ctid = any(array(
    select old.ctid
    from alert_receipts old
    where old.delivered_at is null
      and coalesce(old.undeliverable_at, old.mail_made_at) < @before
      and not exists (select 1 from alerts where alerts.id = old.alert_id and alerts.state = 'open')
    limit @limit
  ))
  returning 1
)
select count(*) from gone;
