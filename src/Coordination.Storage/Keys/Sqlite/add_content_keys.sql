insert into content_keys (citizen, id, wrapped, wrapped_by, made_at)
values (?1, ?2, ?3, ?4, unixepoch() * 1000000);
