-- Departments have heads of their own. A place that follows another is the same citizen. Without a department each count reads an index
-- only.
select
  (select count(*) from citizens where citizen not like 'department:%' and (@department is null or ' ' || departments || ' ' like '% ' || @department || ' %'))
    - (select count(*) from citizens where leader is not null and (@department is null or ' ' || departments || ' ' like '% ' || @department || ' %')),
  (select count(*) from citizens where active_departments >= 2 and (@department is null or ' ' || departments || ' ' like '% ' || @department || ' %'))
    - (select count(*) from citizens where leader is not null and active_departments >= 2 and (@department is null or ' ' || departments || ' ' like '% ' || @department || ' %'));
