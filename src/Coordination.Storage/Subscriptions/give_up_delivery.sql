update deliveries
set state = 'given-up', error = @reason, given_up_by = @by
where subscription = @name and position = @position and state = 'parked'
returning position;
