select min(citizen)
from citizens
where coordinator is not null;
