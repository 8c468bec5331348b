-- Each count reads an index made for it; the count of all citizens and of all refusals grow with their tables.
select 'inbox' as name, count(*) as count from inbox
union all
select 'refused', count(*) from refusals
union all
select 'dead-letters', count(*) from dead_letters
union all
select 'parked', count(*) from parked_events
union all
select 'handovers-pending', count(*) from handovers where status = 'offered'
union all
select 'handovers-expired', count(*) from handovers where status = 'expired'
union all
select 'alerts-unacknowledged', count(*) from alerts where state = 'open'
union all
-- Departments have places of their own.
select 'citizens', count(*) from citizens where citizen not like 'department:%'
union all
select 'citizens-shared', count(*) from citizens where active_departments >= 2
union all
select 'citizens-without-coordinator', count(*) from citizens where active_departments >= 2 and coordinator is null;
