select id, citizen, message
from alerts
where position > @after and position <= @up_to and substr(message, 1, 1) <> '~'
order by position;
