insert into parked_events (
  citizen, source, event_id, type, parked_at
)
values (?1, ?2, ?3, ?4, ?5)
on conflict (citizen, source, event_id) do update set
  type = excluded.type,
  parked_at = excluded.parked_at;
