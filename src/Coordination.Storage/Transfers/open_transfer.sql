insert into caseload_transfers (
  id, from_caseworker, receivers, reason, ordered_by, ordered_at, state, changed_at, citizens, done, moved, offered, left_behind
)
values (@id, @from, @receivers, @reason, @ordered_by, @ordered_at, 'running', @ordered_at, @citizens, 0, 0, 0, 0)
on conflict do nothing;
