-- All keys of a citizen are in one step or the next: a step may return a few more than asked for.
select citizen, id, wrapped
from content_keys
where citizen > @after
  and citizen <= coalesce((
    select max(citizen)
    from (
      select citizen from content_keys where citizen > @after and wrapped_by <> @service_key order by citizen limit @limit
    ) as step
  ), '')
  and wrapped_by <> @service_key
order by citizen;
