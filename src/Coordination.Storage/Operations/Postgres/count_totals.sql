-- Shared citizens are counted when they change. Each other count reads an index made for it; that of refused events grows with its table.
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
select 'citizens-shared', coalesce(sum(change), 0)::bigint from counters where what = 'shared'
union all
select 'citizens-without-coordinator', coalesce(sum(change), 0)::bigint from counters where what = 'shared-without-coordinator';
