-- Met and missed belong to the period in which they were met; open and overdue are as they stand now. What was missed before its
-- department started is none of them: it is counted by itself until it is met, and in the period in which it was.
select
  count(case when not before_start and met_in_period and not late then 1 end),
  count(case when not before_start and met_in_period and closed and late then 1 end),
  count(case when not before_start and not closed then 1 end),
  count(case when not closed and status = 'missed' then 1 end),
  count(case when before_start and (met_in_period or not closed) then 1 end)
from (
  select
    status, late, closed, status = 'before-start' as before_start,
    met_at is not null and (@from is null or met_at >= @from) and (@to is null or met_at < @to) as met_in_period
  from deadlines
  where @department is null or department = @department
) as counted;
