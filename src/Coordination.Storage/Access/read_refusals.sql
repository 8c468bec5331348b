select at, source, event_id, type, subject_kind, status, faults, id
from refusals
where id < @before
order by id desc
limit @limit;
