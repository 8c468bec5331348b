-- The oldest version that has not reached all citizens it concerns. Versions are applied in order.
select version, reached_up_to
from organizations
where reached_at is null
order by version
limit 1;
