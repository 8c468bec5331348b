-- Who looks at their own page, or at their step of a plan, is no colleague. A family is read with one citizen.
select max(l.at), l.who, max(l.department), l.citizen, p.same_name, count(*)
from access_log l
join persons p on p.citizen = l.citizen
where l.at >= @from and l.at <= @to and p.same_name in (select value from json_each(@names))
  and l.what not in ('own-page', 'step-link', 'relative')
group by l.who, l.citizen, p.same_name
order by max(l.at) desc
limit @limit;
