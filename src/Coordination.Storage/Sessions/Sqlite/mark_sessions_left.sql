update sessions set left_at = @at where id in (select value from json_each(@ids)) and left_at is null;
