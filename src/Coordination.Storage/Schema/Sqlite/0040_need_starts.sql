-- Since when something was needed, and when what was needed began. A wait (view waits). Existing databases fill it by `rebuild`.
create table need_starts (
  citizen text not null,
  id text not null,
  waits_from text not null,
  waits_to text not null,
  needed_at integer not null,
  started_at integer not null,
  primary key (citizen, id)
) strict;
create index need_starts_started on need_starts (started_at);

-- A handover without answer_by is left out: nobody had to answer it (a department's system or a leader's transfer made it, or
-- the person who offered it answered it). A contact that names no other department, and a conflict within one department,
-- wait for that department itself.
drop view waits;
create view waits as
select
  'offered-accepted' as stage, from_department as waits_from, to_department as waits_to, offered_at as started_at,
  answered_at as ended_at, citizen, id
from handovers
where status = 'accepted' and answered_at is not null and answer_by is not null
union all
select 'contact-answer', department, coalesce(wants, department), received_at, answered_at, citizen, id
from contacts
where answered_at is not null
union all
select
  'conflict-answer',
  substr(department_pair || ' ', 1, instr(department_pair || ' ', ' ') - 1),
  coalesce(nullif(case when instr(department_pair, ' ') > 0 then substr(department_pair, instr(department_pair, ' ') + 1) else '' end, ''), department_pair),
  detected_at, answered_at, citizen, id
from conflicts
where answered_at is not null
union all
select 'need-start', waits_from, waits_to, needed_at, started_at, citizen, id
from need_starts;
