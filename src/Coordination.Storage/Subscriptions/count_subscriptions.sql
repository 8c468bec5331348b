select count(*) from subscriptions where department = @department;
