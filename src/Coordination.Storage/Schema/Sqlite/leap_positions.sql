insert into restorations (first, last, at)
select max(now, last + 2000000000, (select last + 2000000000 from alert_positions)), last, now
from (
  select
    cast(unixepoch('subsec') * 1000000 as integer) as now,
    coalesce((select position + fact_count - 1 from journal order by position desc limit 1), 0) as last
);
update alert_positions set last = (select max(first) - 1 from restorations);
delete from settings where name = 'restored';
