insert into trend_samples (step, at, figure, value)
select @step, @at, figures.value, levels.value
from json_each(@figures) figures
join json_each(@values) levels on levels.key = figures.key
where true
on conflict (step, at, figure) do update set value = excluded.value where trend_samples.value < excluded.value;
