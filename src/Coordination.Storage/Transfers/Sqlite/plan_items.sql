-- An empty receiver means none. Nothing is planned for a transfer that was not opened.
insert into caseload_transfer_items (transfer, number, citizen, receiver, done, moved, offered, left_behind)
select @id, c.key + 1, c.value, nullif(r.value, ''), 0, 0, 0, '[]'
from json_each(@citizens) c
join json_each(@to) r on r.key = c.key
where exists (select 1 from caseload_transfers where id = @id)
on conflict do nothing;
