select citizen, source, event_id, type, parked_at
from parked_events
where citizen = @citizen and source = @source and event_id = @event_id;
