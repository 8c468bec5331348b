-- Only the host that holds the subscription writes.
insert into deliveries (subscription, position, citizen, state, attempts, first_at, next_at, error)
select @name, @position, @citizen, @state, @attempts, @first_at, @next_at, @error
where exists (select 1 from subscriptions where name = @name and holder = @holder)
on conflict (subscription, position) do update set
  state = excluded.state, attempts = excluded.attempts, next_at = excluded.next_at, error = excluded.error;
