-- How figures of the service developed: samples at fixed steps.
create table trend_samples (
  -- five-minutes, hour or day.
  step text not null,
  -- Its begin; of a day local midnight.
  at integer not null,
  -- What was counted or stood.
  figure text not null,
  -- What was counted within the step, or the most that stood at a look.
  value integer not null,
  primary key (step, at, figure)
) strict, without rowid;

-- How many deliveries wait is counted at each look.
create index deliveries_waiting on deliveries (subscription) where state = 'waiting';
