select position, citizen, version, fact_count, at, by_whom, cause, policy_version, source, event_id, department, facts
from journal
where citizen = @citizen and source = @source and event_id = @event_id and source is not null
limit 1;
