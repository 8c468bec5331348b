select
  citizen, id, what_type, what_id, from_caseworker, from_department, to_caseworker, to_unit, to_department, status, by_system,
  offered_at, answer_by, answered_at
from handovers
where status = 'offered' and (to_caseworker = @caseworker or (to_caseworker is null and to_unit in (select value from json_each(@units))))
  and (coalesce(answer_by, @never), offered_at, id, citizen) > (@after_due, @after_since, @after_id, @after_citizen)
order by coalesce(answer_by, @never), offered_at, id, citizen
limit @limit;
