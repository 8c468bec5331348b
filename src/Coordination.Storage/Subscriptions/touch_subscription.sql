update subscriptions set changed_at = @at where name = @name;
