select ticket, caseworker, standing, left_at
from sessions
where id = @id and expires_at > @now;
