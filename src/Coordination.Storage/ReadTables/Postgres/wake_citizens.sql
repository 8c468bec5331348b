-- Rows are locked in order of citizens, as in the journal's statements on heads.
with due_later as (
  select citizen
  from citizens
  where citizen = any(@citizens) and (wake_at is null or wake_at > @at)
  order by citizen
  for update
), woken as (
  update citizens head
  set wake_at = @at
  from due_later
  where head.citizen = due_later.citizen
  returning 1
)
select count(*)
from woken;
