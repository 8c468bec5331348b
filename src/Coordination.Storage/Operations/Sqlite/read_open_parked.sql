-- None is due: they are in the order in which they were parked.
select citizen, event_id, type, substr(source, 2, instr(substr(source, 2) || '/', '/') - 1), 'parked', null, null, parked_at, null
from parked_events
where (@kind is null or type = @kind)
  and (@departments is null or substr(source, 2, instr(substr(source, 2) || '/', '/') - 1) = @departments)
  and (@status is null or 'parked' = @status)
  and (@sees_all = 1 or substr(source, 2, instr(substr(source, 2) || '/', '/') - 1) in (select value from json_each(@seen)))
  and (parked_at, citizen, event_id) > (@after_since, @after_citizen, @after_id)
order by parked_at, citizen, event_id
limit @limit;
