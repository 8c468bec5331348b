select
  citizens.citizen, (select p.person from persons p where p.citizen = citizens.citizen), departments, coordinator,
  coordinator_department, active_interventions, has_plan, plan_agreed_on
from citizens
where active_departments >= 2
  and citizen > @after
  and not exists (select 1 from json_each(@departments) one where instr(' ' || departments || ' ', ' ' || one.value || ' ') = 0)
  and not exists (
    select 1 from json_each(@unseen) one
    join secret_matters s on s.citizen = citizens.citizen and s.item = '' and instr(' ' || s.hidden || ' ', ' ' || one.value || ' ') > 0)
  and (@sees_all = 1 or exists (select 1 from json_each(@seen) one where instr(' ' || departments || ' ', ' ' || one.value || ' ') > 0))
  and (@coordinator is null or (@coordinator = 'with') = (coordinator is not null))
  and (@plan is null or (@plan = 'with') = has_plan)
order by citizen
limit @limit;
