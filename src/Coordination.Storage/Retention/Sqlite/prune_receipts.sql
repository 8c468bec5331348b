-- The oldest rows come first. The receipts of alerts that are open stay.
delete from alert_receipts
where rowid in (select rowid from alert_receipts order by rowid limit @limit)
  and delivered_at < @before
  and not exists (select 1 from alerts where alerts.id = alert_receipts.alert_id and alerts.state = 'open');

select changes();
