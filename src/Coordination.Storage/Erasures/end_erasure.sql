update erasures set done_at = @at where id = @id and done_at is null;
