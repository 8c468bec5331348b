insert into access_log (at, who, what, citizen, ground)
select r.at, r.who, r.what, r.citizen, r.ground
from unnest(
  $1::timestamptz[], $2::text[], $3::text[], $4::text[], $5::text[]
) as r (at, who, what, citizen, ground);
