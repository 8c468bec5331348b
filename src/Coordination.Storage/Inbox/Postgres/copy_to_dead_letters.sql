insert into dead_letters (position, partition, citizen, envelope, received_at, trace_parent, error, died_at)
select position, partition, citizen, envelope, received_at, trace_parent, @error, @at
from inbox
where position = any(@positions)
for update
on conflict (position) do nothing;
