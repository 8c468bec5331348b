select min(position)
from (
    select min(position) as position from journal where position > @after
    union all
    select min(position) from alerts where position > @after
) as next;
