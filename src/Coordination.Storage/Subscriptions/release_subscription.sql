update subscriptions set holder = null, held_until = null where name = @name and holder = @holder;
