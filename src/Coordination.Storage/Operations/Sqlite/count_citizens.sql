select
  count(*),
  count(case when active_departments >= 2 then 1 end)
from citizens
where @department is null or ' ' || departments || ' ' like '% ' || @department || ' %';
