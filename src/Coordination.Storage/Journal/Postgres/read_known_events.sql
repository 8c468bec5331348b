select j.citizen, j.source, j.event_id
from unnest($1::text[], $2::text[], $3::text[]) as r (citizen, source, event_id)
join journal j on j.citizen = r.citizen and j.source = r.source and j.event_id = r.event_id and j.source is not null;
