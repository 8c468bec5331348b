insert into trend_samples (step, at, figure, value)
select @step, @at, figures.value, counts.value
from json_each(@figures) figures
join json_each(@values) counts on counts.key = figures.key
where true
on conflict (step, at, figure) do update set value = trend_samples.value + excluded.value;
