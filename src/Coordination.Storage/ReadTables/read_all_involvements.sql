select citizen, person, role
from involvements
where citizen > @after and citizen <= @up_to;
