-- No row can appear any more below the oldest running transaction: positions and transaction ids are taken in the same
-- order (reserve_positions).
select position, citizen, version, at, kind, by_whom, cause, policy_version, source, event_id, department, data
from journal
where position > @after and xact < pg_snapshot_xmin(pg_current_snapshot())
order by position
limit @limit;
