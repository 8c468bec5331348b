insert into parked_events (
  citizen, source, event_id, type, parked_at
)
select
  r.citizen, r.source, r.event_id, r.type, r.parked_at
from unnest(
  $1::text[], $2::text[], $3::text[], $4::text[], $5::timestamptz[]
) as r (
  citizen, source, event_id, type, parked_at
)
join citizens won on won.citizen = r.citizen and won.written_in = pg_current_xact_id()
on conflict (citizen, source, event_id) do update set
  type = excluded.type,
  parked_at = excluded.parked_at;
