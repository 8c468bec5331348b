delete from passes where expires_at <= @now;
