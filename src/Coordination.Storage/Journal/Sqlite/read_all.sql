select position, citizen, version, at, kind, by_whom, cause, policy_version, source, event_id, department, data
from journal
where position > @after
order by position
limit @limit;
