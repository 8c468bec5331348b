-- Grows with the number of citizens, though each count reads an index alone.
select 'alerts-unacknowledged' as name, count(*) as count from alerts where state = 'open'
union all
-- Departments have places of their own.
select 'citizens', count(*) from citizens where citizen not like 'department:%';
