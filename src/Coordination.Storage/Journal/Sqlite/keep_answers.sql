-- The first parameter, the citizen, is used only on PostgreSQL, where a batch holds several citizens.
insert into idempotent_answers (caller, key, request_hash, result, at, citizen)
select ?2, ?3, ?4, ?5, ?6, ?7 where ?1 is not null
on conflict (caller, key) do nothing;
