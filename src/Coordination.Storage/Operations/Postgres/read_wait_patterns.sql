-- The mean in whole hours: of at least so many citizens it tells of none.
select
  stage, concat_ws(' ', waits_from, waits_to), count(distinct citizen),
  round(avg(extract(epoch from ended_at - started_at)) / 3600)::bigint
from waits
where ended_at >= @from and ended_at < @to and waits_from <> ''
group by stage, waits_from, waits_to
having count(distinct citizen) >= @least
order by stage, waits_from, waits_to;
