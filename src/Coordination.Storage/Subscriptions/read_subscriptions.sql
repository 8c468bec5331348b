select name, department, url, kinds, secret, former_secret, former_until, state, position, failing_since, error, put_by, changed_at,
  taken_at
from subscriptions
where name > @after
order by name
limit @limit;
