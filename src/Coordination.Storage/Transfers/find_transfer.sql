select id, from_caseworker, receivers, reason, ordered_by, ordered_at, state, changed_at, citizens, done, moved, offered, left_behind
from caseload_transfers
where id = @id;
