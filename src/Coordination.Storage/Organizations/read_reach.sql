-- The oldest document that has not reached everybody it concerns: they are gone through in order.
select version, reached_up_to
from organizations
where reached_at is null
order by version
limit 1;
