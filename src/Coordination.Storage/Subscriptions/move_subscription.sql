update subscriptions
set
  position = @position, failing_since = @failing_since, error = @error, taken_at = coalesce(@taken_at, taken_at)
where name = @name and holder = @holder and state = 'active'
returning name;
