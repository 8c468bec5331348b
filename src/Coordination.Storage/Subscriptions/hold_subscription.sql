update subscriptions
set holder = @holder, held_until = @until
where name = @name and state = 'active' and (holder = @holder or holder is null or held_until < @now)
returning name;
