insert into inbox (position, partition, citizen, envelope, received_at, trace_parent)
select
  (select current_setting('coordination.first_position')::bigint) + r.ord - 1,
  r.partition, r.citizen, r.envelope, r.received_at, r.trace_parent
from unnest(
  $1::bigint[], $2::text[], $3::text[], $4::timestamptz[], $5::text[]
) with ordinality as r (
  partition, citizen, envelope, received_at, trace_parent, ord
);
