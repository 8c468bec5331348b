select position, citizen, envelope, received_at, trace_parent
from inbox
where partition = @partition and position > @after
order by position
limit @limit;
