select count(*) from (
  select 1 from unknown_names
  where (@sees_all = 1 or department in (select value from json_each(@seen)))
    and name not in (select value from json_each(@known))
  group by name, department) names;
