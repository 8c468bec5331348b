insert into policies (number, version, applies_from, document, put_by, put_at)
values (@number, @version, @applies_from, @document, @put_by, @put_at)
on conflict do nothing
returning 1;
