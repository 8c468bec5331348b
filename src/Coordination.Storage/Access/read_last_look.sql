select at
from access_log
where citizen = @citizen and what = @what and at < @before
order by at desc
limit 1;
