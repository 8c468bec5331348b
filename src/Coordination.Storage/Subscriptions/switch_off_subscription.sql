update subscriptions
set state = 'off', error = @error, holder = null, held_until = null
where name = @name and holder = @holder;
