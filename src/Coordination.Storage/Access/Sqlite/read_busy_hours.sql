-- Who looks at their own page is no colleague.
select who, max(department), at / 3600000000 * 3600000000, count(distinct citizen)
from access_log
where at >= @from and at <= @to and citizen is not null and what <> 'own-page'
group by who, at / 3600000000 * 3600000000
having count(distinct citizen) > @most
order by count(distinct citizen) desc, 3 desc
limit @limit;
