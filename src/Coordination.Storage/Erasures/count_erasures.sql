-- Under way, done.
select
    coalesce(sum(case when confirmed_at is not null and done_at is null then 1 else 0 end), 0),
    coalesce(sum(case when done_at is not null then 1 else 0 end), 0)
from erasures;
