insert into content_keys (citizen, id, wrapped, wrapped_by)
select citizen, content_key, @wrapped, @service_key
from citizens
where citizen = @citizen and content_key = @id;
