insert into content_keys (citizen, id, wrapped, wrapped_by)
select r.citizen, r.id, r.wrapped, r.wrapped_by
from unnest(
  $1::text[], $2::text[], $3::text[], $4::text[]
) as r (
  citizen, id, wrapped, wrapped_by
)
join citizens won on won.citizen = r.citizen and won.written_in = pg_current_xact_id();
