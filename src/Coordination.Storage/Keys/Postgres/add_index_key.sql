insert into content_keys (citizen, id, wrapped, wrapped_by) values (@citizen, @id, @wrapped, @service_key) on conflict do nothing;
