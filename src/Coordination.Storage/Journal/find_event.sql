-- An event about several keys is in the journal of each; of these one answers.
select citizen
from journal
where event_id = @event_id and source = @source and source is not null
order by citizen
limit 1;
