-- No row can appear any more below the oldest running transaction: positions and transaction ids are taken in the same
-- order (reserve_positions). The row that contains the position after @after begins at most @row_facts_max before it.
select position, citizen, version, fact_count, at, by_whom, cause, policy_version, source, event_id, department, facts
from journal
where position > @after - @row_facts_max and position + fact_count - 1 > @after
  and xact < pg_snapshot_xmin(pg_current_snapshot())
order by position
limit @limit;
