update subscriptions
set position = @position, failing_since = @failing_since, error = @error
where name = @name and holder = @holder and state = 'active'
returning name;
