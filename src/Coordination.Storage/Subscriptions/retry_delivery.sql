update deliveries
set state = 'waiting', next_at = @now, first_at = @now
where subscription = @name and position = @position and state = 'parked'
returning position;
