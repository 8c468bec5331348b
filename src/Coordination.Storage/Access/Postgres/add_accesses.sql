insert into access_log (at, who, what, citizen, ground, department)
select r.at, r.who, r.what, r.citizen, r.ground, r.department
from unnest(
  $1::timestamptz[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[]
) as r (at, who, what, citizen, ground, department);
