select id
from sessions
where id = any(@ids) and left_at is null and expires_at > @now;
