update caseload_transfers
set state = 'done', changed_at = @at
where id = @id and state = 'running'
  and not exists (select 1 from caseload_transfer_items where transfer = @id and not done);
