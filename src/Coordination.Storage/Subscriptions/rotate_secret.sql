update subscriptions
set former_secret = secret, former_until = @until, secret = @secret, changed_at = @at
where name = @name;
