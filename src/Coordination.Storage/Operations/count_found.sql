-- What is found of one department now: conflicts it is part of, its open deadlines, interventions that are not over, and events of its
-- sources that wait for something.
select 'conflict' as matter, kind, count(*), 0
from conflicts
where status = 'open' and (department_pair = @department or department_pair like @first or department_pair like @last
  or department_pair like @between)
group by kind
union all
select 'deadline', kind, count(*), sum(case when due_at < @now then 1 else 0 end)
from deadlines
where not closed and department = @department
group by kind
union all
select 'intervention', kind, count(*), 0
from interventions
where status <> 'ended' and department = @department
group by kind
union all
select 'parked', type, count(*), 0
from parked_events
where substr(source, 1, length(@path)) = @path
group by type
order by 1, 3 desc, 2;
