-- Recounted from the items, so that the figures cannot differ from them.
update caseload_transfers
set (done, moved, offered, left_behind, changed_at) = (
  select count(*), coalesce(sum(moved), 0), coalesce(sum(offered), 0), coalesce(sum(case when left_behind <> '[]' then 1 else 0 end), 0), @at
  from caseload_transfer_items
  where transfer = @id and done
)
where id = @id;
