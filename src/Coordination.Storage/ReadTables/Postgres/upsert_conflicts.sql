insert into conflicts (
  citizen, id, kind, status, department_pair, owes, answer_by, detected_at, settled_at, answered_at
)
select
  r.citizen, r.id, r.kind, r.status, r.department_pair, r.owes, r.answer_by, r.detected_at, r.settled_at, r.answered_at
from unnest(
  $1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::timestamptz[],
  $8::timestamptz[], $9::timestamptz[], $10::timestamptz[]
) as r (
  citizen, id, kind, status, department_pair, owes, answer_by, detected_at, settled_at, answered_at
)
join citizens won on won.citizen = r.citizen and won.written_in = pg_current_xact_id()
on conflict (citizen, id) do update set
  kind = excluded.kind,
  status = excluded.status,
  department_pair = excluded.department_pair,
  owes = excluded.owes,
  answer_by = excluded.answer_by,
  detected_at = excluded.detected_at,
  settled_at = excluded.settled_at,
  answered_at = excluded.answered_at;
