select id
from caseload_transfers
where state = 'running'
order by id
limit @limit;
