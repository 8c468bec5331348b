select
  name, department, min(written collate "C"), split_part(item, ' ', 1) as item_kind,
  min(since), sum(times)::bigint, count(*), count(distinct citizen)
from unknown_names
group by name, department, item_kind
order by name, department, item_kind;
