select at, who, what, citizen, ground, department
from access_log
where at >= @from and at <= @to and what = 'break-glass' and coalesce(ground, '') <> 'refused'
order by at desc
limit @limit;
