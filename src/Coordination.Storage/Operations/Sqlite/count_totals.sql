-- Each count reads an index made for it; the count of refused events grows with its table.
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
select 'citizens-shared', count(*) from citizens where active_departments >= 2
union all
select 'citizens-without-coordinator', count(*) from citizens where active_departments >= 2 and coordinator is null;
