-- A number that was erased stays so.
update citizen_keys stored
set cpr_encrypted = r.cpr_encrypted
from unnest(
  $1::text[], $2::bytea[]
) as r (
  key, cpr_encrypted
)
where stored.key = r.key and length(stored.cpr_encrypted) > 0;
