-- All, or only those of whom something stays behind (the report). Of a cancelled transfer that includes citizens not done.
select number, citizen, receiver, done, moved, offered, left_behind
from caseload_transfer_items
where transfer = @id and number > @after
  and (@all = 1 or left_behind <> '[]' or (@with_waiting = 1 and not done))
order by number
limit @limit;
