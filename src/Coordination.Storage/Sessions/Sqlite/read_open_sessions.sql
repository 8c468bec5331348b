select id
from sessions
where id in (select value from json_each(@ids)) and left_at is null and expires_at > @now;
