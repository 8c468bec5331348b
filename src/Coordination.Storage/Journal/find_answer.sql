select request_hash, result, at, citizen
from idempotent_answers
where caller = @caller and key = @key
order by at
limit 1;
