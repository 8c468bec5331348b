delete from subscriptions where name = @name;
