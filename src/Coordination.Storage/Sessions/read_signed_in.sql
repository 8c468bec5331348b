select distinct caseworker
from sessions
where caseworker is not null and left_at is null and expires_at > @now;
