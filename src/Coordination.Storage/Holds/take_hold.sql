insert into holds (name, holder, held_until)
values (@name, @holder, @until)
on conflict (name) do update set holder = excluded.holder, held_until = excluded.held_until
where holds.holder = excluded.holder or holds.held_until < @now
returning name;
