-- An empty receiver means none. Nothing is planned for a transfer that was not opened.
insert into caseload_transfer_items (transfer, number, citizen, receiver, done, moved, offered, left_behind)
select @id, p.number, p.citizen, nullif(p.receiver, ''), false, 0, 0, '[]'
from unnest(@citizens, @to) with ordinality as p (citizen, receiver, number)
where exists (select 1 from caseload_transfers where id = @id)
on conflict do nothing;
