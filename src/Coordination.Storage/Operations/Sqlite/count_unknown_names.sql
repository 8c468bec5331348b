select
  name, department, min(written), substr(item, 1, instr(item || ' ', ' ') - 1) as item_kind,
  min(since), sum(times), count(*), count(distinct citizen)
from unknown_names
group by name, department, item_kind
order by name, department, item_kind;
