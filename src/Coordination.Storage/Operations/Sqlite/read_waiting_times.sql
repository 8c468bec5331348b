select stage, waits_from, waits_to, started_at, ended_at, citizen, id
from waits
where (@from is null or ended_at >= @from) and (@to is null or ended_at < @to)
  and (
    @any_department = 1
    or waits_from in (select value from json_each(@departments)) or waits_to in (select value from json_each(@departments))
  )
  and (@stage is null or stage = @stage)
  and (@waits_from is null or waits_from = @waits_from)
  and (@waits_to is null or waits_to = @waits_to)
  and not exists (
    select 1 from json_each(@unseen) one
    join secret_matters s on s.citizen = waits.citizen and s.item = case waits.stage when 'offered-accepted' then 'handover ' when 'contact-answer' then 'contact ' else 'conflict ' end || waits.id and instr(' ' || s.hidden || ' ', ' ' || one.value || ' ') > 0)
  and (ended_at < @after_ended or (ended_at = @after_ended and (citizen, id, stage) > (@after_citizen, @after_id, @after_stage)))
order by ended_at desc, citizen, id, stage
limit @limit;
