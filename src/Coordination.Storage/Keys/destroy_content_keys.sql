-- All but the one that stands, and only once no row of the journal needs it.
delete from content_keys
where citizen = @citizen
  and not exists (
    select 1 from citizens head where head.citizen = content_keys.citizen and head.content_key = content_keys.id
  )
  and not exists (
    select 1 from journal
    where journal.citizen = content_keys.citizen and substr(journal.facts, 1, 13) = '~' || content_keys.id
  );
