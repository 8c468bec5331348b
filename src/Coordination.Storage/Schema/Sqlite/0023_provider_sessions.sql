-- The provider's own session in which this one began: SHA-256 of its id (the claim sid), in hexadecimal; null: it named none.
alter table sessions add column provider_session text;
create index sessions_provider_session on sessions (provider_session) where provider_session is not null;
