-- The last position that readers can have seen: see read_all.
select position + fact_count - 1
from journal
where xact < pg_snapshot_xmin(pg_current_snapshot())
order by position desc
limit 1;
