-- Only the host that holds the subscription writes. A delivery that waited behind others begins with its first attempt.
insert into deliveries (subscription, position, citizen, state, attempts, first_at, next_at, error)
select @name, @position, @citizen, @state, @attempts, @first_at, @next_at, @error
where exists (select 1 from subscriptions where name = @name and holder = @holder)
on conflict (subscription, position) do update set
  state = excluded.state, attempts = excluded.attempts, first_at = excluded.first_at, next_at = excluded.next_at,
  error = excluded.error;
