select 1 from citizen_keys where key = @key;
