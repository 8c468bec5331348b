-- How figures of the service developed: samples at fixed steps.
create table trend_samples (
  -- five-minutes, hour or day.
  step text collate "C" not null,
  -- Its begin; of a day local midnight.
  at timestamptz not null,
  -- What was counted or stood.
  figure text collate "C" not null,
  -- What was counted within the step, or the most that stood at a look.
  value bigint not null,
  primary key (step, at, figure)
) with (fillfactor = 70);

-- How many deliveries wait is counted at each look.
create index deliveries_waiting on deliveries (subscription) where state = 'waiting';
