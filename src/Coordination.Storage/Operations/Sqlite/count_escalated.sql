-- How many open alerts of each of these people went on to somebody else, for they did not react.
select receiver, count(*)
from alerts
where receiver in (select value from json_each(@persons)) and state = 'open' and escalated_to is not null
group by receiver;
