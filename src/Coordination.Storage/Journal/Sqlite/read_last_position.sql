select position + fact_count - 1
from journal
order by position desc
limit 1;
