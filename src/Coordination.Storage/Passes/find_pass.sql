select ticket from passes where id = @id and expires_at > @now;
