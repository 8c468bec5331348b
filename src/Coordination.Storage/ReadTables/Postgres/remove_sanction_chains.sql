delete from sanction_chains gone
using unnest($1::text[], $2::text[], $3::text[]) as r (citizen, first, second)
join citizens won on won.citizen = r.citizen and won.written_in = pg_current_xact_id()
where gone.citizen = r.citizen and gone.sanction = r.first and gone.benefit = r.second;
