update mails
set state = @state, attempts = @attempts, error = @error, ended_at = @at
where id = @id and state = 'waiting';
