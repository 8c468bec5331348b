insert into inbox (partition, citizen, envelope, received_at, trace_parent)
select partition, citizen, envelope, received_at, trace_parent
from dead_letters
where position in (select value from json_each(@positions))
order by position;
