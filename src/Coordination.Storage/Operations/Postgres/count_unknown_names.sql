select count(*) from (
  select from unknown_names
  where (@sees_all = 1 or department = any(@seen)) and name <> all(@known)
  group by name, department) names;
