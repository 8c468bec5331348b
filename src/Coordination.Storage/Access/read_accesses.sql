select at, who, what, citizen, ground, department
from access_log
where citizen = @citizen
order by id desc
limit @limit;
