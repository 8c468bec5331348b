-- Of one source, of the sources below a path, or (path: a slash) of all.
select citizen, source, event_id, type, parked_at
from parked_events
where (source = @source or (@path <> '' and substr(source, 1, length(@path)) = @path))
  and (citizen, source, event_id) > (@after_citizen, @after_source, @after_id)
order by citizen, source, event_id
limit @limit;
