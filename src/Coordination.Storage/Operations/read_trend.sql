select at, figure, value
from trend_samples
where step = @step and at >= @from and at < @to
order by at, figure;
