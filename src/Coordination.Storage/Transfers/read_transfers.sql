select id, from_caseworker, receivers, reason, ordered_by, ordered_at, state, changed_at, citizens, done, moved, offered, left_behind
from caseload_transfers
where ordered_at < @before or (ordered_at = @before and id > @after_id)
order by ordered_at desc, id
limit @limit;
