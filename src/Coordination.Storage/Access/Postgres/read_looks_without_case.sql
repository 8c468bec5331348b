-- Nobody works with the citizen, and whoever looked did not either: the ground says so. Systems ask about citizens whom no department
-- knows yet all day: they are left out.
select max(l.at), l.who, max(l.department), l.citizen, max(l.ground), count(*)
from access_log l
left join citizens asked on asked.citizen = l.citizen
left join citizens place on place.citizen = coalesce(asked.leader, l.citizen)
where l.at >= @from and l.at <= @to and l.department is not null and l.citizen is not null and coalesce(l.ground, '') <> 'refused'
    and (place.citizen is null or place.departments = '')
    and not exists (select 1 from involvements i where i.citizen = place.citizen)
    and not exists (
        select 1 from unnest(@involved) as w(value)
        where l.ground = w.value or l.ground like w.value || ', %' or l.ground like w.value || ' until %')
group by l.who, l.citizen
order by max(l.at) desc
limit @limit;
