select count(*) from content_keys where wrapped_by <> @service_key;
