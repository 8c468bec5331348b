select position, citizen, envelope, error, received_at, died_at
from dead_letters
where (died_at, position) < (@before_died, @before_position)
order by died_at desc, position desc
limit @limit;
