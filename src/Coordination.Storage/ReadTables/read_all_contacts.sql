select citizen, id, department, unit, wants, received_at, answered_at, owner, responsible
from contacts
where citizen > @after and citizen <= @up_to;
