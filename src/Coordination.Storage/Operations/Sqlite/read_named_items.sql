-- A page of names, then what hangs on each of them by kind of item.
with names as (
  select name, department, substr(name, 1, instr(name, ' ') - 1) as kind, min(written) as written, sum(times) as times
  from unknown_names
  where (@sees_all = 1 or department in (select value from json_each(@seen)))
    and name not in (select value from json_each(@known))
  group by name, department),
page as (
  select * from names
  where times < @after_times
    or (times = @after_times and (department, kind, written) > (@after_department, @after_kind, @after_written))
  order by times desc, department, kind, written
  limit @limit)
select
  page.name, page.department, page.written, substr(item, 1, instr(item || ' ', ' ') - 1) as item_kind,
  min(since), sum(unknown_names.times), count(*), count(distinct citizen)
from page join unknown_names on unknown_names.name = page.name and unknown_names.department = page.department
group by page.name, page.department, page.kind, page.written, page.times, item_kind
order by page.times desc, page.department, page.kind, page.written, item_kind;
