select citizen, person
from persons
where look_up in (select value from json_each(@hashes)) or look_up_2 in (select value from json_each(@hashes)) or look_up_3 in (select value from json_each(@hashes))
order by citizen;
