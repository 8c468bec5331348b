-- Locked, so that two callers that resend the same letter do not both copy it.
with resent as (
  select * from dead_letters where position = any(@positions) order by position for update
)
insert into inbox (position, partition, citizen, envelope, received_at, trace_parent)
select
  (select current_setting('coordination.first_position')::bigint) + row_number() over (order by position) - 1,
  partition, citizen, envelope, received_at, trace_parent
from resent;
