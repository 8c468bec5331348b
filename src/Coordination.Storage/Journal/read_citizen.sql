select position, citizen, version, at, kind, by_whom, cause, policy_version, source, event_id, department, data
from journal
where citizen = @citizen and version > @after
order by version
limit @limit;
