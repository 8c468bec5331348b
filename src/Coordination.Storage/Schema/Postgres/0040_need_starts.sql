-- Since when something was needed, and when what was needed began. A wait (view waits). Existing databases fill it by `rebuild`.
create table need_starts (
  citizen text collate "C" not null,
  id text collate "C" not null,
  waits_from text not null,
  waits_to text not null,
  needed_at timestamptz not null,
  started_at timestamptz not null,
  primary key (citizen, id)
);
create index need_starts_started on need_starts (started_at);

-- A handover without answer_by is left out: nobody had to answer it (a department's system or a leader's transfer made it, or
-- the person who offered it answered it). A contact that names no other department, and a conflict within one department,
-- wait for that department itself.
create or replace view waits as
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
  split_part(department_pair, ' ', 1),
  coalesce(nullif(split_part(department_pair, ' ', 2), ''), department_pair),
  detected_at, answered_at, citizen, id
from conflicts
where answered_at is not null
union all
select 'need-start', waits_from, waits_to, needed_at, started_at, citizen, id
from need_starts;

-- Makes the triggers report changes of what ended before an instant. Whoever writes meanwhile is waited for, and whoever writes later
-- reports: when this has committed, sums may be made. An instant that is not later than that of before changes nothing.
create or replace function begin_closing(until timestamptz) returns void language plpgsql as $$
declare
  source record;
begin
  perform pg_advisory_xact_lock(1668247151, 4);
  if until <= (select before from closing) then
    return;
  end if;
  -- In the order in which an append writes them.
  lock table conflicts, deadlines, handovers, contacts, need_starts in share row exclusive mode;
  for source in
    select *
    from (values
      ('deadlines', 'met_at', 'department, status, late, closed', 'deadlines'),
      ('handovers', 'answered_at',
        'status, citizen, from_caseworker, to_caseworker, from_department, to_department, offered_at, answer_by is null',
        'handovers'', ''waits'),
      ('contacts', 'answered_at', 'department, wants, received_at', 'waits'),
      ('conflicts', 'answered_at', 'department_pair, detected_at', 'waits'),
      ('need_starts', 'started_at', 'waits_from, waits_to, needed_at', 'waits')
    ) as sources (name, ended, counted, kinds)
  loop
    execute format(
      'create or replace trigger %1$s_added_late after insert on %1$s for each row when (new.%2$s < %3$L::timestamptz) '
      'execute function report_stale(''%4$s'')',
      source.name, source.ended, until, source.kinds);
    execute format(
      'create or replace trigger %1$s_removed_late after delete on %1$s for each row when (old.%2$s < %3$L::timestamptz) '
      'execute function report_stale(''%4$s'')',
      source.name, source.ended, until, source.kinds);
    execute format(
      'create or replace trigger %1$s_changed_late after update on %1$s for each row '
      'when (coalesce(least(old.%2$s, new.%2$s) < %3$L::timestamptz, false) and (%5$s) is distinct from (%6$s)) '
      'execute function report_stale(''%4$s'')',
      source.name, source.ended, until, source.kinds,
      'old.' || source.ended || ', old.' || replace(source.counted, ', ', ', old.'),
      'new.' || source.ended || ', new.' || replace(source.counted, ', ', ', new.'));
    execute format(
      'create or replace trigger %1$s_emptied_late after truncate on %1$s for each statement execute function report_stale(''%2$s'')',
      source.name, source.kinds);
  end loop;
  update closing set before = until;
end $$;

-- The triggers are made anew the next time figures are closed, and the sums of waits then; until then no sum of them is used.
update closing set before = '-infinity';
insert into stale_figures (kind) values ('waits');
