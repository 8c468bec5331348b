select number, citizen, receiver, done, moved, offered, left_behind
from caseload_transfer_items
where transfer = @id and not done
order by number
limit @limit;
