insert into involvements (
  citizen, person, role
)
values (?1, ?2, ?3)
on conflict (citizen, person, role) do nothing;
