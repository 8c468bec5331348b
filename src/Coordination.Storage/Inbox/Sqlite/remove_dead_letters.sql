delete from dead_letters
where position in (select value from json_each(@positions))
returning 1;
