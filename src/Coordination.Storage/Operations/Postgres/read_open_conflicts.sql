-- In the order of the index conflicts_due. 9999-12-31 stands for no due time.
select citizen, id, kind, department_pair, status, owes, null, detected_at, answer_by
from conflicts
where status = 'open'
  and (@kind::text is null or kind = @kind::text)
  and (@departments::text is null or department_pair = @departments::text)
  and (@status::text is null or status = @status::text)
  and (cardinality(@unseen::text[]) = 0 or not exists (
    select 1 from secret_matters s
    where s.citizen = conflicts.citizen and s.item = 'conflict ' || conflicts.id and string_to_array(s.hidden, ' ') && @unseen))
  and (@sees_all = 1 or string_to_array(department_pair, ' ') && @seen)
  and (coalesce(answer_by, timestamptz '9999-12-31 00:00:00Z'), detected_at, citizen, id) > (@after_due, @after_since, @after_citizen, @after_id)
order by coalesce(answer_by, timestamptz '9999-12-31 00:00:00Z'), detected_at, citizen, id
limit @limit;
