update erasures
set confirmed_by = @by, confirmed_at = @at, keys = @keys
where id = @id and confirmed_at is null
returning id;
