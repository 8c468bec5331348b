select from_caseworker, to_caseworker, count(*)
from handovers
where status = 'accepted'
  and answered_at >= coalesce(@from, '-infinity') and answered_at < coalesce(@to, 'infinity')
  and (@department::text is null or from_department = @department::text or to_department = @department::text)
  and to_caseworker is not null
group by from_caseworker, to_caseworker
order by count(*) desc, from_caseworker, to_caseworker;
