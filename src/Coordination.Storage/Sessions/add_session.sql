insert into sessions (id, subject, caller, caseworker, standing, began_at, expires_at, ticket)
values (@id, @subject, @caller, @caseworker, @standing, @began_at, @expires_at, @ticket);
