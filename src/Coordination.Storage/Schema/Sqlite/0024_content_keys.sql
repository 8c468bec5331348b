-- The keys that encrypt the content of citizens, wrapped by the service key, which is not in the database. With its row a citizen's
-- content is gone from every copy of the other tables.
create table content_keys (
  citizen text not null,
  -- As it stands at the beginning of everything it encrypts.
  id text not null,
  -- Encrypted by the service key, for this citizen.
  wrapped text not null,
  -- Id of the service key.
  wrapped_by text not null,
  made_at integer not null,
  primary key (citizen, id)
) strict;
-- The content key under which the citizen's next append is written; null: none was made yet. Every append compares it, so that nothing
-- is written under a key that no longer stands.
alter table citizens add column content_key text;
-- The citizen whose content key encrypts the answer; null: it is not encrypted.
alter table idempotent_answers add column citizen text;
