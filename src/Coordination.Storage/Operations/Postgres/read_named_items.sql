-- A page of names, then what hangs on each of them by kind of item.
with names as (
  select name, department, split_part(name, ' ', 1) as kind, min(written collate "C") as written, sum(times)::bigint as times
  from unknown_names
  where (@sees_all = 1 or department = any(@seen)) and name <> all(@known)
  group by name, department),
page as (
  select * from names
  where times < @after_times
    or (times = @after_times and (department, kind, written) > (@after_department, @after_kind, @after_written))
  order by times desc, department, kind, written
  limit @limit)
select
  page.name, page.department, page.written, split_part(item, ' ', 1) as item_kind,
  min(since), sum(unknown_names.times)::bigint, count(*), count(distinct citizen)
from page join unknown_names on unknown_names.name = page.name and unknown_names.department = page.department
group by page.name, page.department, page.kind, page.written, page.times, item_kind
order by page.times desc, page.department, page.kind, page.written, item_kind;
