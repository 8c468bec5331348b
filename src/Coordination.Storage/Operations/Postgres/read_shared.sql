select
  citizens.citizen, (select p.person from persons p where p.citizen = citizens.citizen), departments, coordinator,
  coordinator_department, active_interventions, has_plan, plan_agreed_on
from citizens
where active_departments >= 2
  and citizen > @after
  and string_to_array(departments, ' ') @> @departments
  and (cardinality(@unseen::text[]) = 0 or not exists (
    select 1 from secret_matters s
    where s.citizen = citizens.citizen and s.item = '' and string_to_array(s.hidden, ' ') && @unseen))
  and (@sees_all = 1 or string_to_array(departments, ' ') && @seen)
  and (@coordinator::text is null or (@coordinator::text = 'with') = (coordinator is not null))
  and (@plan::text is null or (@plan::text = 'with') = has_plan)
order by citizen
limit @limit;
