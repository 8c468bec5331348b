insert into refusals (at, source, event_id, type, subject_kind, status, faults)
select r.at, r.source, r.event_id, r.type, r.subject_kind, r.status, r.faults
from unnest(
  $1::timestamptz[], $2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[], $7::text[]
) as r (at, source, event_id, type, subject_kind, status, faults);
