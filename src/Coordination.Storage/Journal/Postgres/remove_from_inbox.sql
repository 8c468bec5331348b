delete from inbox gone
using unnest(
  $1::text[], $2::bigint[]
) as r (
  citizen, position
)
join citizens won on won.citizen = r.citizen and won.written_in = pg_current_xact_id()
where gone.position = r.position;
