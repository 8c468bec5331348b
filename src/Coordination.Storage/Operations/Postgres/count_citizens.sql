-- Departments have heads of their own. A place that follows another is the same citizen. Those of all departments are counted when they
-- change; those of one department are counted here.
select
  (coalesce(sum(change) filter (where what = 'citizens'), 0) - coalesce(sum(change) filter (where what = 'following'), 0))::bigint,
  (coalesce(sum(change) filter (where what = 'shared'), 0) - coalesce(sum(change) filter (where what = 'shared-following'), 0))::bigint
from (
  select what, change
  from counters
  where @department::text is null
  union all
  select names.what, 1
  from citizens
  cross join lateral (
    values ('citizens', citizen not like 'department:%'), ('following', leader is not null), ('shared', active_departments >= 2),
      ('shared-following', active_departments >= 2 and leader is not null)
  ) as names (what, applies)
  where @department::text is not null and ' ' || departments || ' ' like '% ' || @department::text || ' %' and names.applies
) as counted;
