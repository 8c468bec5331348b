select position, citizen, envelope, error, received_at, died_at
from dead_letters
order by died_at desc, position desc
limit @limit;
