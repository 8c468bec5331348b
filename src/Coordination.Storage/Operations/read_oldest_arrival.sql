select received_at
from inbox
order by position
limit 1;
