insert into erasures (id, citizen, events, reason, basis, requested_by, requested_at)
values (@id, @citizen, @events, @reason, @basis, @by, @at);
