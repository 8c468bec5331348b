select id, caseworker, standing
from sessions
where caseworker is not null and left_at is null;
