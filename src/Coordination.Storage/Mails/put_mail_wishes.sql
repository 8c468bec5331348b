insert into mail_wishes (person, urgent, warning, info, quiet_from, quiet_to, changed_at)
values (@person, @urgent, @warning, @info, @quiet_from, @quiet_to, @at)
on conflict (person) do update set
  urgent = excluded.urgent, warning = excluded.warning, info = excluded.info, quiet_from = excluded.quiet_from,
  quiet_to = excluded.quiet_to, changed_at = excluded.changed_at;
