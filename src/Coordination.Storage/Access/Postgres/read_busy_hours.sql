-- Who looks at their own page is no colleague.
select who, max(department), date_trunc('hour', at), count(distinct citizen)
from access_log
where at >= @from and at <= @to and citizen is not null and what <> 'own-page'
group by who, date_trunc('hour', at)
having count(distinct citizen) > @most
order by count(distinct citizen) desc, 3 desc
limit @limit;
