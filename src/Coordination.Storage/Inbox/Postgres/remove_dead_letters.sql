delete from dead_letters
where position = any(@positions)
returning 1;
