insert into organizations (version, valid_from, document, put_by, put_at)
values (@version, @valid_from, @document, @put_by, @put_at)
on conflict (version) do nothing
returning 1;
