-- Who looks at their own page, or at their step of a plan, is no colleague. A family is read with one citizen.
select who, max(department), date_trunc('hour', at), count(distinct citizen)
from access_log
where at >= @from and at <= @to and citizen is not null and what not in ('own-page', 'step-link', 'relative')
group by who, date_trunc('hour', at)
having count(distinct citizen) > @most
order by count(distinct citizen) desc, 3 desc
limit @limit;
