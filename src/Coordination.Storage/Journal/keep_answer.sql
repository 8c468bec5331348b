-- The first answer under a key stays.
insert into idempotent_answers (caller, key, request_hash, result, at, citizen)
select @caller, @key, @request_hash, @result, @at, @citizen
where not exists (select 1 from idempotent_answers known where known.caller = @caller and known.key = @key)
on conflict do nothing;
