select position
from alerts
where xact < pg_snapshot_xmin(pg_current_snapshot())
order by position desc
limit 1;
