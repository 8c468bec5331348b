select count(*), count(distinct citizen)
from handovers
where status = 'accepted'
  and answered_at >= coalesce(@from, '-infinity') and answered_at < coalesce(@to, 'infinity')
  and (@department::text is null or from_department = @department::text or to_department = @department::text);
