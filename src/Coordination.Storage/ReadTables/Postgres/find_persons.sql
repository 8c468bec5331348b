select citizen, person
from persons
where look_up = any(@hashes) or look_up_2 = any(@hashes) or look_up_3 = any(@hashes)
order by citizen;
