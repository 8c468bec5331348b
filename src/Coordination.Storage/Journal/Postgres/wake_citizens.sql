-- Rows are locked in order of citizens, as in the journal's statements.
with due_later as (
  select citizen
  from wakes
  where citizen = any(@citizens) and (wake_at is null or wake_at > @at)
  order by citizen
  for update
), woken as (
  update wakes
  set wake_at = @at
  from due_later
  where wakes.citizen = due_later.citizen
  returning 1
)
select count(*)
from woken;
