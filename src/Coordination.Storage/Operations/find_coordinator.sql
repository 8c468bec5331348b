select max(coordinator)
from citizens
where coordinator is not null;
