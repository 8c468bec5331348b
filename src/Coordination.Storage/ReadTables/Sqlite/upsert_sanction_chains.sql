insert into sanction_chains (citizen, sanction, benefit, from_department, to_department, days, completed_at)
values (?1, ?2, ?3, ?4, ?5, ?6, ?7)
on conflict (citizen, sanction, benefit) do update set
  from_department = excluded.from_department,
  to_department = excluded.to_department,
  days = excluded.days,
  completed_at = excluded.completed_at;
