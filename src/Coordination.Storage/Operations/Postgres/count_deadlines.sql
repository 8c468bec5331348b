-- Met and missed belong to the period in which they were met; open and overdue are as they stand now. What was missed before its
-- department started is none of them: it is counted by itself until it is met, and in the period in which it was. Of all time the sums
-- of what ended long ago are used (closed_figures), if they stand.
with closed as materialized (
  select max(before) as before
  from closed_figures
  where kind = 'deadlines' and @from is null and coalesce(@to, 'infinity') >= before
    and not exists (select from stale_figures where kind = 'deadlines')
)
select
  (met.met + sums.met)::bigint, (met.missed + sums.missed)::bigint, standing.open, standing.overdue,
  (met.before_start + sums.before_start + standing.before_start)::bigint
from (
  select
    count(*) filter (where not late and status <> 'before-start') as met,
    count(*) filter (where closed and late) as missed,
    count(*) filter (where status = 'before-start') as before_start
  from deadlines
  where met_at >= coalesce(@from, (select before from closed), '-infinity') and met_at < coalesce(@to, 'infinity')
    and (@department::text is null or department = @department::text)
) met
cross join (
  select coalesce(sum(met), 0) as met, coalesce(sum(missed), 0) as missed, coalesce(sum(before_start), 0) as before_start
  from closed_deadlines
  where (select before from closed) is not null and (@department::text is null or department = @department::text)
) sums
cross join (
  select
    coalesce(sum(change) filter (where status <> 'before-start'), 0)::bigint as open,
    coalesce(sum(change) filter (where status = 'missed'), 0)::bigint as overdue,
    coalesce(sum(change) filter (where status = 'before-start'), 0)::bigint as before_start
  from counters
  where what = 'deadline' and (@department::text is null or department = @department::text)
) standing;
