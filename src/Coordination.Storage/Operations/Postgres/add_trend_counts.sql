-- In the order of the key, so that hosts that add at the same time wait for each other in one direction.
insert into trend_samples (step, at, figure, value)
select @step, @at, one.figure, one.value
from unnest(@figures, @values) as one (figure, value)
order by one.figure
on conflict (step, at, figure) do update set value = trend_samples.value + excluded.value;
