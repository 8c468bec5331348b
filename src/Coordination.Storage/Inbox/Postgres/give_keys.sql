insert into citizen_keys (key, cpr_encrypted)
select r.key, r.cpr_encrypted
from unnest(
  $1::text[], $2::bytea[]
) as r (
  key, cpr_encrypted
)
on conflict (key) do nothing;
