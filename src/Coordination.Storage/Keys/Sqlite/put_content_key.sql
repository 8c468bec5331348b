insert into content_keys (citizen, id, wrapped, wrapped_by, made_at)
select citizen, content_key, @wrapped, @service_key, unixepoch() * 1000000
from citizens
where citizen = @citizen and content_key = @id;
