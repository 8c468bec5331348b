-- The first answer under a key is the one that is repeated.
insert into idempotent_answers (caller, key, request_hash, result, at)
values (@caller, @key, @request_hash, @result, @at)
on conflict (caller, key) do nothing;
