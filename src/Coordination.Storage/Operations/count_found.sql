-- What is found of one department now: conflicts it is part of, or about a citizen it has a matter with; its open deadlines; interventions
-- that are not over; events of its sources that wait for something. A set of codes holds a code if it changes when the code is taken out.
select 'conflict' as matter, kind, count(*), 0
from conflicts
join citizens on citizens.citizen = conflicts.citizen
where status = 'open' and (
  replace(' ' || department_pair || ' ', @among, '') <> ' ' || department_pair || ' '
  or (department_pair = '' and replace(' ' || departments || ' ', @among, '') <> ' ' || departments || ' ')
)
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
