select
  department,
  count(case when status = 'open' then 1 end),
  count(case when status = 'warned' then 1 end),
  count(case when status = 'missed' then 1 end),
  count(case when status = 'before-start' then 1 end)
from deadlines
where not closed
group by department
order by department;
