-- The alerts that count_escalated counts for these people, the soonest due first.
select receiver, 'alert', kind, id, citizen, due_at, raised_at, severity
from alerts
where receiver = any(@persons) and state = 'open' and escalated_to is not null
  and (coalesce(due_at, @never), raised_at, id, citizen) > (@after_due, @after_since, @after_id, @after_citizen)
order by coalesce(due_at, @never), raised_at, id, citizen
limit @limit;
