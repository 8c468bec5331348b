insert into passes (id, subject, expires_at, ticket)
values (@id, @subject, @expires_at, @ticket)
on conflict (subject) do update set id = excluded.id, expires_at = excluded.expires_at, ticket = excluded.ticket;
