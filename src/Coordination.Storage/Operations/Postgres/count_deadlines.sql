-- Met and missed belong to the period in which they were met; open and overdue are as they stand now.
select met.met, met.missed, standing.open, standing.overdue
from (
  select count(*) filter (where not late) as met, count(*) filter (where closed and late) as missed
  from deadlines
  where met_at >= coalesce(@from, '-infinity') and met_at < coalesce(@to, 'infinity')
    and (@department::text is null or department = @department::text)
) met
cross join (
  select count(*) as open, count(*) filter (where status = 'missed') as overdue
  from deadlines
  where not closed and (@department::text is null or department = @department::text)
) standing;
