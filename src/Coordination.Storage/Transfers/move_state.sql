update caseload_transfers
set state = @state, changed_at = @at
where id = @id and state in (@from, @or_from);
