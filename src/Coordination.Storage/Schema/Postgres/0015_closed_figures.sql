-- What ended long ago is counted once. An event costs nothing for it: the triggers below look at the instants of a row and do nothing for
-- what ends now. A figure uses the sums only while no row that they count has changed; a silo then sums anew.

-- ===== Closed figures =====

-- Up to where each kind of figure is summed.
create table closed_figures (
  -- deadlines, handovers or waits.
  kind text collate "C" primary key,
  -- Exclusive: what ended before is summed.
  before timestamptz not null
);
insert into closed_figures (kind, before)
values ('deadlines', '-infinity'), ('handovers', '-infinity'), ('waits', '-infinity');

-- From where the triggers report a change: never later than any of the sums. One row.
create table closing (
  -- Exclusive: a change of what ended before is reported.
  before timestamptz not null
);
insert into closing (before) values ('-infinity');

-- A kind of figure whose sums a change made wrong. A transaction reports once.
create table stale_figures (
  -- As in closed_figures.
  kind text collate "C" not null
);

-- Deadlines met.
create table closed_deadlines (
  -- Code of the department.
  department text not null,
  -- Met in time.
  met bigint not null,
  -- Met late.
  missed bigint not null,
  -- Missed before the department started.
  before_start bigint not null
);

-- Handovers accepted.
create table closed_handovers (
  -- Who handed over.
  from_caseworker text not null,
  -- Who took over; null: nobody is named.
  to_caseworker text,
  -- Code of the first one's department.
  from_department text not null,
  -- Code of the other one's department.
  to_department text not null,
  -- How many.
  completed bigint not null
);

-- Distinct citizens of the handovers accepted.
create table closed_handover_citizens (
  -- Code of a department that gave or took; empty: any.
  department text not null,
  -- How many.
  citizens bigint not null
);

-- The lengths of waits (view waits), a thousand in a row.
create table closed_waits (
  -- Stage of the wait.
  stage text not null,
  -- Code of the department that waited.
  waits_from text not null,
  -- Code of the department that was waited for.
  waits_to text not null,
  -- Rank of its first length among those of the stage and the two departments, from 0.
  first_rank bigint not null,
  -- How many lengths the row has.
  length_count bigint not null,
  -- Microseconds, sorted.
  lengths float8[] not null
);

-- Reports the kinds that its arguments name.
create function report_stale() returns trigger language plpgsql as $$
declare
  kinds text := array_to_string(tg_argv, ',');
  reported text := 'coordination.stale_' || tg_table_name;
begin
  if current_setting(reported, true) is distinct from pg_current_xact_id()::text then
    insert into stale_figures (kind) select unnest(string_to_array(kinds, ','));
    perform set_config(reported, pg_current_xact_id()::text, true);
  end if;
  return null;
end $$;

-- Makes the triggers report changes of what ended before an instant. Whoever writes meanwhile is waited for, and whoever writes later
-- reports: when this has committed, sums may be made. An instant that is not later than that of before changes nothing.
create function begin_closing(until timestamptz) returns void language plpgsql as $$
declare
  source record;
begin
  perform pg_advisory_xact_lock(1668247151, 4);
  if until <= (select before from closing) then
    return;
  end if;
  -- In the order in which an append writes them.
  lock table conflicts, deadlines, handovers, contacts in share row exclusive mode;
  for source in
    select *
    from (values
      ('deadlines', 'met_at', 'department, status, late, closed', 'deadlines'),
      ('handovers', 'answered_at',
        'status, citizen, from_caseworker, to_caseworker, from_department, to_department, offered_at, answer_by is null',
        'handovers'', ''waits'),
      ('contacts', 'answered_at', 'department, wants, received_at', 'waits'),
      ('conflicts', 'answered_at', 'department_pair, detected_at', 'waits')
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

-- Sums a kind of figure up to where the triggers report. Each sum is one statement, so it counts the very rows whose reports it removes.
create function close_figures(closed text) returns void language plpgsql as $$
declare
  until timestamptz;
begin
  perform pg_advisory_xact_lock(1668247151, 4);
  select before into until from closing;
  if (select before from closed_figures where kind = closed) = until and not exists (select from stale_figures where kind = closed) then
    return;
  end if;
  if closed = 'deadlines' then
    with stale as (delete from stale_figures where kind = closed),
      sums as (delete from closed_deadlines),
      moved as (update closed_figures set before = until where kind = closed)
    insert into closed_deadlines (department, met, missed, before_start)
    select
      department,
      count(*) filter (where not late and status <> 'before-start'),
      count(*) filter (where d.closed and late),
      count(*) filter (where status = 'before-start')
    from deadlines d
    where met_at < until
    group by department;
  elsif closed = 'handovers' then
    with stale as (delete from stale_figures where kind = closed),
      sums as (delete from closed_handovers),
      citizens as (delete from closed_handover_citizens),
      moved as (update closed_figures set before = until where kind = closed),
      accepted as materialized (
        select citizen, from_caseworker, to_caseworker, from_department, to_department
        from handovers
        where status = 'accepted' and answered_at < until
      ),
      added as (
        insert into closed_handover_citizens (department, citizens)
        select one.department, count(distinct one.citizen)
        from (
          select '' as department, citizen from accepted
          union all
          select from_department, citizen from accepted
          union all
          select to_department, citizen from accepted where to_department <> from_department
        ) as one
        group by one.department
      )
    insert into closed_handovers (from_caseworker, to_caseworker, from_department, to_department, completed)
    select from_caseworker, to_caseworker, from_department, to_department, count(*)
    from accepted
    group by from_caseworker, to_caseworker, from_department, to_department;
  elsif closed = 'waits' then
    with stale as (delete from stale_figures where kind = closed),
      sums as (delete from closed_waits),
      moved as (update closed_figures set before = until where kind = closed),
      ranked as (
        select
          stage, waits_from, waits_to, round(date_part('epoch', ended_at - started_at) * 1000000) as microseconds,
          row_number() over (partition by stage, waits_from, waits_to order by ended_at - started_at) - 1 as rank
        from waits
        where ended_at < until
      )
    insert into closed_waits (stage, waits_from, waits_to, first_rank, length_count, lengths)
    select stage, waits_from, waits_to, rank / 1000 * 1000, count(*), array_agg(microseconds order by rank)
    from ranked
    group by stage, waits_from, waits_to, rank / 1000;
  end if;
end $$;
