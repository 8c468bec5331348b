select position, citizen, envelope, error, received_at, died_at
from dead_letters
where citizen = @citizen and position > @after
order by position
limit @limit;
