insert into trend_samples (step, at, figure, value)
select @step, @at, one.figure, one.value
from unnest(@figures, @values) as one (figure, value)
order by one.figure
on conflict (step, at, figure) do update set value = excluded.value where trend_samples.value < excluded.value;
