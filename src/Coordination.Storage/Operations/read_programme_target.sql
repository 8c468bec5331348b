select target, by_date, put_by, put_at
from programme_targets
order by id desc
limit 1;
