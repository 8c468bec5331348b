update citizens c
set sort_key = p.sort_key
from unnest($1::text[], $2::text[], $3::text[]) as p (citizen, name, sort_key)
where c.citizen = p.citizen and c.name = p.name;
