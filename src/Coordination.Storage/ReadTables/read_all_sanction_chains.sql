select citizen, sanction, benefit, from_department, to_department, days, completed_at
from sanction_chains
where citizen > @after and citizen <= @up_to;
