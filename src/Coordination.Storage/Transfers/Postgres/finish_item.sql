-- Only the first result counts: a second activation that moved the same citizen found nothing left to move.
update caseload_transfer_items
set done = true, moved = @moved, offered = @offered, left_behind = @left
where transfer = @id and number = @number and not done;
