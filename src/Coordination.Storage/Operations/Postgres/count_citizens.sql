select
  count(*),
  count(case when active_departments >= 2 then 1 end)
from citizens
where citizen not like 'department:%' -- Departments have heads of their own.
  and leader is null -- A place that follows another is the same citizen.
  and (@department::text is null or ' ' || departments || ' ' like '% ' || @department::text || ' %');
