-- The first statement of the transaction reserved the positions, one for each fact.
insert into journal (
  position, citizen, version, fact_count, at, by_whom, cause, policy_version, source, event_id, department, facts
)
select
  (select current_setting('coordination.first_position')::bigint) + r.ordinal,
  r.citizen, r.version, r.fact_count, r.at, r.by_whom, r.cause, r.policy_version, r.source, r.event_id, r.department, r.facts
from unnest(
  $1::bigint[], $2::text[], $3::bigint[], $4::bigint[], $5::timestamptz[], $6::text[], $7::text[], $8::text[], $9::text[],
  $10::text[], $11::text[], $12::text[]
) as r (
  ordinal, citizen, version, fact_count, at, by_whom, cause, policy_version, source, event_id, department, facts
)
join citizens won on won.citizen = r.citizen and won.written_in = pg_current_xact_id();
