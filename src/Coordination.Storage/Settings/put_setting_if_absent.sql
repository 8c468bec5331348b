insert into settings (name, value)
values (@name, @value)
on conflict (name) do nothing;
