insert into deliveries (subscription, position, citizen, state, attempts, first_at, next_at, error)
values (@name, @position, @citizen, @state, @attempts, @first_at, @next_at, @error)
on conflict (subscription, position) do update set
  state = excluded.state, attempts = excluded.attempts, next_at = excluded.next_at, error = excluded.error;
