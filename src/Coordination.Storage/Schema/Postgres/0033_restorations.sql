-- Where positions leap because the database went on from an earlier state of itself: it was restored, or a standby was promoted.
create table restorations (
  -- The first position after it: the instant in microseconds since 1970, which is above every position that was ever given before.
  first bigint primary key,
  -- The last position of the journal before it. Positions between the two were given to decisions that are lost.
  last bigint not null,
  at timestamptz not null default clock_timestamp()
);

-- Which history of the database positions were given in last: the cluster, and its timeline. A restore to an instant and a promotion
-- begin a timeline.
create table position_history (
  only_row integer primary key check (only_row = 1),
  system text collate "C" not null,
  timeline text collate "C" not null
);
insert into position_history (only_row, system, timeline)
select 1, system_identifier::text, left(pg_walfile_name(pg_current_wal_insert_lsn()), 8) from pg_control_system();

-- Called under the lock of reserve_positions, before any position of the new history is given.
create function leap_positions() returns void language plpgsql as $$
declare
  first_position bigint;
begin
  select greatest((extract(epoch from clock_timestamp()) * 1000000)::bigint, last_value + 1) into first_position from positions;
  insert into restorations (first, last)
  values (first_position, coalesce((select position + fact_count - 1 from journal order by position desc limit 1), 0));
  perform setval('positions', first_position - 1);
end $$;

create or replace function reserve_positions(count bigint) returns bigint language plpgsql as $$
declare
  first bigint;
begin
  if pg_current_xact_id_if_assigned() is not null then
    raise exception 'reserve_positions must be the first thing a transaction does';
  end if;
  begin
    perform pg_advisory_lock(1668247151, 1);
    perform pg_current_xact_id();
    update position_history
    set timeline = left(pg_walfile_name(pg_current_wal_insert_lsn()), 8)
    where timeline <> left(pg_walfile_name(pg_current_wal_insert_lsn()), 8);
    if found then
      perform leap_positions();
    end if;
    first := nextval('positions');
    if count > 1 then
      perform setval('positions', first + count - 1);
    end if;
    perform pg_advisory_unlock(1668247151, 1);
  exception when query_canceled or others then
    -- The lock belongs to the session and would outlive this transaction.
    perform pg_advisory_unlock_all();
    raise;
  end;
  perform set_config('coordination.first_position', first::text, true);
  perform set_config('coordination.last_position', (first + greatest(count, 1) - 1)::text, true);
  return first;
end $$;

-- At a start: a dump that was restored into another cluster, and a restore that somebody told of, leave no trace in the timeline.
create function note_restoration() returns boolean language plpgsql as $$
begin
  perform pg_advisory_xact_lock(1668247151, 1);
  -- Whoever has a position by now commits before the journal's end is read.
  lock table journal in exclusive mode;
  update position_history
  set system = its.system_identifier::text, timeline = left(pg_walfile_name(pg_current_wal_insert_lsn()), 8)
  from pg_control_system() its
  where position_history.system <> its.system_identifier::text
    or position_history.timeline <> left(pg_walfile_name(pg_current_wal_insert_lsn()), 8)
    or exists (select from settings where name = 'restored');
  if not found then
    return false;
  end if;
  perform leap_positions();
  delete from settings where name = 'restored';
  return true;
end $$;
