select position, citizen, envelope, received_at, trace_parent
from inbox
where partition = @partition and position > @after and xact < pg_snapshot_xmin(pg_current_snapshot())
order by position
limit @limit;
