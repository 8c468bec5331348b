-- The answer is stored only if the command took effect: the transfer is in the state that the command led to.
insert into idempotent_answers (caller, key, request_hash, result, at)
select @caller, @key, @request_hash, @result, @at
from caseload_transfers
where id = @id and state = @state
on conflict (caller, key) do nothing;
