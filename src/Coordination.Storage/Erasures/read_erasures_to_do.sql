select id, citizen, events, reason, basis, requested_by, requested_at, confirmed_by, confirmed_at, done_at, keys
from erasures
where confirmed_at is not null and done_at is null
order by confirmed_at
limit @limit;
