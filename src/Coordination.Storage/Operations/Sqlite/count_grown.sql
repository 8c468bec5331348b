-- Each count reads an index only, and still grows with the number of citizens.
select 'alerts-unacknowledged' as name, count(*) as count from alerts where state = 'open'
union all
-- Departments have heads of their own. A place that follows another is the same citizen.
select 'citizens',
  (select count(*) from citizens where citizen not like 'department:%')
  - (select count(*) from citizens where leader is not null);
