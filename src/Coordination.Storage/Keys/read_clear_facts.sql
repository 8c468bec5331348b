select position, citizen, version, facts
from journal
where position > @after and position <= @up_to and substr(facts, 1, 1) <> '~'
order by position;
