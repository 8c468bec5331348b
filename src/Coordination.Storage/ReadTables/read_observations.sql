select citizen, quarter, observed
from observations
where (citizen, quarter) > (@citizen, @quarter) and quarter >= @from and quarter <= @to
order by citizen, quarter
limit @limit;
