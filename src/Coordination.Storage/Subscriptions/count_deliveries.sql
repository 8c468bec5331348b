select state, count(*)
from deliveries
where subscription = @name
group by state;
