update subscriptions
set held_until = @until
where name = @name and state = 'active' and holder = @holder
returning name;
