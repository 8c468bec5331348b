insert into involvements (
  citizen, person, role
)
select
  r.citizen, r.person, r.role
from unnest(
  $1::text[], $2::text[], $3::text[]
) as r (
  citizen, person, role
)
join citizens won on won.citizen = r.citizen and won.written_in = pg_current_xact_id()
on conflict (citizen, person, role) do nothing;
