insert into content_keys (citizen, id, wrapped, wrapped_by, made_at)
values (@citizen, @id, @wrapped, @service_key, unixepoch() * 1000000)
on conflict do nothing;
