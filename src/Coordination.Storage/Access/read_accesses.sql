select at, who, what, citizen, ground, department, id
from access_log
where citizen = @citizen and id < @before
order by id desc
limit @limit;
