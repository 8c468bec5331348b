select 1
from journal
where citizen = @citizen and source = @source and event_id = @event_id and source is not null
limit 1;
