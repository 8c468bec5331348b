-- In the order of the index alerts_due. 9999-12-31 stands for no due time.
select citizen, id, kind, department, severity, receiver, null, raised_at, due_at
from alerts
where state = 'open'
  and (@kind::text is null or kind = @kind::text)
  and (@departments::text is null or department = @departments::text)
  and (@status::text is null or severity = @status::text)
  and (@sees_all = 1 or department = any(@seen))
  and (coalesce(due_at, timestamptz '9999-12-31 00:00:00Z'), raised_at, citizen, id) > (@after_due, @after_since, @after_citizen, @after_id)
order by coalesce(due_at, timestamptz '9999-12-31 00:00:00Z'), raised_at, citizen, id
limit @limit;
