select stage, waits_from, waits_to, started_at, ended_at, citizen, id
from waits
where ended_at >= coalesce(@from, '-infinity') and ended_at < coalesce(@to, 'infinity')
  and (@any_department = 1 or waits_from = any(@departments) or waits_to = any(@departments))
  and (@stage::text is null or stage = @stage::text)
  and (@waits_from::text is null or waits_from = @waits_from::text)
  and (@waits_to::text is null or waits_to = @waits_to::text)
  and (cardinality(@unseen::text[]) = 0 or not exists (
    select 1 from secret_matters s
    where s.citizen = waits.citizen and s.item = case waits.stage when 'offered-accepted' then 'handover ' when 'contact-answer' then 'contact ' else 'conflict ' end || waits.id and string_to_array(s.hidden, ' ') && @unseen))
  and (ended_at < @after_ended or (ended_at = @after_ended and (citizen, id, stage) > (@after_citizen, @after_id, @after_stage)))
order by ended_at desc, citizen, id, stage
limit @limit;
