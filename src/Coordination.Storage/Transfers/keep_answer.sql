-- The answer is stored only if the command took effect: the transfer is in the state that the command led to.
insert into idempotent_answers (caller, key, request_hash, result, at)
select @caller, @key, @request_hash, @result, @at
from caseload_transfers
where id = @id and state = @state
  and not exists (select 1 from idempotent_answers known where known.caller = @caller and known.key = @key)
on conflict do nothing;
