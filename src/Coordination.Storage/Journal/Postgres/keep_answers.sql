-- The first answer under a key stays. The table lies in months, so that no constraint holds keys apart.
insert into idempotent_answers (caller, key, request_hash, result, at, citizen)
select r.caller, r.key, r.request_hash, r.result, r.at, r.encrypted_for
from unnest(
  $1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::text[]
) as r (
  citizen, caller, key, request_hash, result, at, encrypted_for
)
join citizens won on won.citizen = r.citizen and won.written_in = pg_current_xact_id()
where not exists (select 1 from idempotent_answers known where known.caller = r.caller and known.key = r.key)
on conflict do nothing;
