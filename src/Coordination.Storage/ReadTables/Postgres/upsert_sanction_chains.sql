insert into sanction_chains (citizen, sanction, benefit, from_department, to_department, days, completed_at)
select r.citizen, r.sanction, r.benefit, r.from_department, r.to_department, r.days, r.completed_at
from unnest(
  $1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[], $7::timestamptz[]
) as r (citizen, sanction, benefit, from_department, to_department, days, completed_at)
join citizens won on won.citizen = r.citizen and won.written_in = pg_current_xact_id()
on conflict (citizen, sanction, benefit) do update set
  from_department = excluded.from_department,
  to_department = excluded.to_department,
  days = excluded.days,
  completed_at = excluded.completed_at;
