delete from alert_receipts where alert_id in (select id from alerts where citizen = @citizen and raised_at <= @until);
