-- The newest of a citizen.
select id, citizen, events, reason, basis, requested_by, requested_at, confirmed_by, confirmed_at, done_at, keys
from erasures
where citizen = @citizen
order by requested_at desc, id desc
limit 1;
