update sessions set left_at = @at where id = any(@ids) and left_at is null;
