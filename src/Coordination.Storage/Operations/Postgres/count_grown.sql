-- Citizens are counted when they change. The count of alerts reads an index only, and still grows with their number.
select 'alerts-unacknowledged' as name, count(*) as count from alerts where state = 'open'
union all
-- A place that follows another is the same citizen.
select 'citizens',
  (coalesce(sum(change) filter (where what = 'citizens'), 0) - coalesce(sum(change) filter (where what = 'following'), 0))::bigint
from counters;
