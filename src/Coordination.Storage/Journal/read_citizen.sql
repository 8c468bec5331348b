-- The row that contains the version after @after begins at most @row_facts_max versions before it.
select position, citizen, version, fact_count, at, by_whom, cause, policy_version, source, event_id, department, facts
from journal
where citizen = @citizen and version > @after - @row_facts_max and version + fact_count - 1 > @after
order by version
limit @limit;
