select a.position
from unnest(@receivers) as wanted (receiver)
cross join unnest(@states) as standing (state)
cross join lateral (
  select one.position
  from alerts one
  where one.state = standing.state and one.receiver = wanted.receiver and one.xact < pg_snapshot_xmin(pg_current_snapshot())
  order by one.position desc
  limit 1
) a
order by a.position desc
limit 1;
