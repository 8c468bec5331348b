-- They are counted when they change.
select
  department,
  coalesce(sum(change) filter (where status = 'open'), 0)::bigint,
  coalesce(sum(change) filter (where status = 'warned'), 0)::bigint,
  coalesce(sum(change) filter (where status = 'missed'), 0)::bigint,
  coalesce(sum(change) filter (where status = 'before-start'), 0)::bigint
from counters
where what = 'deadline'
group by department
having sum(change) <> 0
order by department;
