select citizen, id, paid
from costs
where (citizen, id) > (@citizen, @id)
order by citizen, id
limit @limit;
