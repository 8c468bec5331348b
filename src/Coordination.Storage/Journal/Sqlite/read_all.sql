-- The row that contains the position after @after begins at most @row_facts_max positions before it.
select position, citizen, version, fact_count, at, by_whom, cause, policy_version, source, event_id, department, facts
from journal
where position > @after - @row_facts_max and position + fact_count - 1 > @after
order by position
limit @limit;
