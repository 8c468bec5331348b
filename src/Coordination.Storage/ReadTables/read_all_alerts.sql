select id, citizen, receiver, kind, about, department, severity, title_da, title_en, body_da, body_en, rule, href, due_at, state,
  raised_at, acknowledged_at, escalated_to
from alerts
where citizen > @after and citizen <= @up_to;
