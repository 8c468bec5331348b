update content_keys set wrapped = @wrapped, wrapped_by = @service_key where citizen = @citizen and id = @id;
