select citizen, source, event_id, type, parked_at
from parked_events
where citizen > @after and citizen <= @up_to;
