update alert_receipts as r
set
  mailed_at = @at,
  delivered_at = case when r.delivered_at >= a.raised_at then r.delivered_at else @at end,
  channel = case when r.delivered_at >= a.raised_at then r.channel else 'mail' end
from alerts a
where a.id = r.alert_id and r.alert_id = any(@alerts);
