-- One row for each set of departments, with and without coordinator, with and without plan; read from an index alone.
select departments, coordinator is not null, has_plan, count(*)
from citizens
where active_departments >= 2
group by departments, coordinator is not null, has_plan
order by departments;
