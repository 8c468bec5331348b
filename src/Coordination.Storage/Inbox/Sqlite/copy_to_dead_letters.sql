insert into dead_letters (position, partition, citizen, envelope, received_at, trace_parent, error, died_at)
select position, partition, citizen, envelope, received_at, trace_parent, @error, @at
from inbox
where position in (select value from json_each(@positions))
on conflict (position) do nothing;
