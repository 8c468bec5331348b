-- The first answer under a key stays.
insert into idempotent_answers (caller, key, request_hash, result, at)
values (@caller, @key, @request_hash, @result, @at)
on conflict (caller, key) do nothing;
