-- Met and missed belong to the period in which they were met; open and overdue are as they stand now.
select
  count(case when met_at is not null and not late and (@from::timestamptz is null or met_at >= @from) and (@to::timestamptz is null or met_at < @to) then 1 end),
  count(case when closed and late and (@from::timestamptz is null or met_at >= @from) and (@to::timestamptz is null or met_at < @to) then 1 end),
  count(case when not closed then 1 end),
  count(case when not closed and status = 'missed' then 1 end)
from deadlines
where @department::text is null or department = @department::text;
