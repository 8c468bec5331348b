-- None is due: they are in the order in which they were parked.
select citizen, event_id, type, split_part(source, '/', 2), 'parked', null, null, parked_at, null
from parked_events
where (@kind::text is null or type = @kind::text)
  and (@departments::text is null or split_part(source, '/', 2) = @departments::text)
  and (@status::text is null or 'parked' = @status::text)
  and (@sees_all = 1 or split_part(source, '/', 2) = any(@seen))
  and (parked_at, citizen, event_id) > (@after_since, @after_citizen, @after_id)
order by parked_at, citizen, event_id
limit @limit;
