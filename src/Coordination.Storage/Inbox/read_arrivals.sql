select position, citizen, partition, envelope, received_at
from inbox
where partition = @partition and citizen = @citizen
order by position
limit @limit;
