-- 9999-12-31 stands for no due time.
select citizen, id, what_type, concat_ws(' ', from_department, to_department), status, to_caseworker, to_unit, offered_at, answer_by
from handovers
where status in ('offered', 'expired')
  and (@kind::text is null or what_type = @kind::text)
  and (@departments::text is null or concat_ws(' ', from_department, to_department) = @departments::text)
  and (@status::text is null or status = @status::text)
  and (cardinality(@unseen::text[]) = 0 or not exists (
    select 1 from secret_matters s
    where s.citizen = handovers.citizen and s.item = 'handover ' || handovers.id and string_to_array(s.hidden, ' ') && @unseen))
  and (@sees_all = 1 or string_to_array(concat_ws(' ', from_department, to_department), ' ') && @seen)
  and (coalesce(answer_by, timestamptz '9999-12-31 00:00:00Z'), offered_at, citizen, id) > (@after_due, @after_since, @after_citizen, @after_id)
order by coalesce(answer_by, timestamptz '9999-12-31 00:00:00Z'), offered_at, citizen, id
limit @limit;
