select position, citizen, state, attempts, first_at, next_at, error
from deliveries
where subscription = @name and state = @state and position > @after
order by position
limit @limit;
