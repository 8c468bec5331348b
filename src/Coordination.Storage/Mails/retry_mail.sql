update mails
set attempts = @attempts, first_at = @first_at, next_at = @next_at, error = @error
where id = @id and state = 'waiting';
