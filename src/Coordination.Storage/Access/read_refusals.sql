select at, source, event_id, type, subject_kind, status, faults
from refusals
order by id desc
limit @limit;
