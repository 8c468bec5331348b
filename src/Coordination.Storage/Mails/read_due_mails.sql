select id, person, attempts, first_at
from mails
where department = @department and state = 'waiting' and next_at <= @now
order by next_at
limit @limit;
