-- Met and missed belong to the period in which they were met; open and overdue are as they stand now. What was missed before its
-- department started is none of them: it is counted by itself until it is met, and in the period in which it was.
select met.met, met.missed, standing.open, standing.overdue, met.before_start + standing.before_start
from (
  select
    count(*) filter (where not late and status <> 'before-start') as met,
    count(*) filter (where closed and late) as missed,
    count(*) filter (where status = 'before-start') as before_start
  from deadlines
  where met_at >= coalesce(@from, '-infinity') and met_at < coalesce(@to, 'infinity')
    and (@department::text is null or department = @department::text)
) met
cross join (
  select
    count(*) filter (where status <> 'before-start') as open,
    count(*) filter (where status = 'missed') as overdue,
    count(*) filter (where status = 'before-start') as before_start
  from deadlines
  where not closed and (@department::text is null or department = @department::text)
) standing;
