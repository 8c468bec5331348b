insert into sessions (id, subject, caller, caseworker, standing, began_at, expires_at, ticket, provider_session)
values (@id, @subject, @caller, @caseworker, @standing, @began_at, @expires_at, @ticket, @provider_session);
