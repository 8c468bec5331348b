-- The first statement of the transaction reserved the positions.
insert into journal (
  position, citizen, version, at, kind, by_whom, cause, policy_version, source, event_id, department, data
)
select
  (select current_setting('coordination.first_position')::bigint) + r.ord - 1,
  r.citizen, r.version, r.at, r.kind, r.by_whom, r.cause, r.policy_version, r.source, r.event_id, r.department,
  r.data
from unnest(
  $1::text[], $2::bigint[], $3::timestamptz[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
  $9::text[], $10::text[], $11::text[]
) with ordinality as r (
  citizen, version, at, kind, by_whom, cause, policy_version, source, event_id, department, data, ord
)
join citizens won on won.citizen = r.citizen and won.written_in = pg_current_xact_id();
