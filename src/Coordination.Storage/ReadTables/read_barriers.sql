select citizen, id, met_at, met
from barriers
where (citizen, id) > (@citizen, @id) and met_at >= @from and met_at < @to
order by citizen, id
limit @limit;
