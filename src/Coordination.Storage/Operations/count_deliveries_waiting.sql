select count(*)
from deliveries
where state = 'waiting';
