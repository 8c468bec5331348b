select citizen, item, since, times
from unknown_names
where name = @name and department = @department and (citizen, item) > (@after_citizen, @after_item)
order by citizen, item
limit @limit;
