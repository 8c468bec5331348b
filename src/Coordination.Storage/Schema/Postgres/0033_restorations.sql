-- Where positions leap because the database went on from an earlier state of itself: it was restored, or a standby was promoted.
create table restorations (
  -- The first position after it: the instant in microseconds since 1970, and farther above every position that was given before than any
  -- gap between two decisions.
  first bigint primary key,
  -- The last position of the journal before it. Positions between the two were given to decisions that are lost.
  last bigint not null,
  at timestamptz not null default clock_timestamp()
);

-- Which history of the database positions were given in last: the cluster with this database in it, and its timeline. A restore to an
-- instant and a promotion begin a timeline; a dump that is loaded has other numbers, in the same cluster too.
create table position_history (
  only_row integer primary key check (only_row = 1),
  system text collate "C" not null,
  timeline text collate "C" not null
);

create function database_identity() returns text language sql stable as $$
  select system_identifier::text || '/' || (select oid from pg_database where datname = current_database())
    || '/' || 'position_history'::regclass::oid
  from pg_control_system();
$$;

insert into position_history (only_row, system, timeline)
values (1, database_identity(), left(pg_walfile_name(pg_current_wal_insert_lsn()), 8));

-- Called under the lock of reserve_positions, before any position of the new history is given.
create function leap_positions() returns void language plpgsql as $$
declare
  first_position bigint;
begin
  select greatest((extract(epoch from clock_timestamp()) * 1000000)::bigint, last_value + 2000000000) into first_position from positions;
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

-- At a start: a dump that was loaded, and a restore that somebody told of, leave no trace in the timeline. No host works at either.
create function note_restoration() returns boolean language plpgsql as $$
begin
  -- Nothing is locked where there is nothing to note.
  perform from position_history
  where system <> database_identity() or timeline <> left(pg_walfile_name(pg_current_wal_insert_lsn()), 8)
    or exists (select from settings where name = 'restored');
  if not found then
    return false;
  end if;
  perform pg_advisory_xact_lock(1668247151, 1);
  update position_history
  set system = database_identity(), timeline = left(pg_walfile_name(pg_current_wal_insert_lsn()), 8)
  where system <> database_identity() or timeline <> left(pg_walfile_name(pg_current_wal_insert_lsn()), 8)
    or exists (select from settings where name = 'restored');
  if not found then
    return false;
  end if;
  lock table journal in exclusive mode; -- Whoever writes at this moment commits before the journal's end is read.
  perform leap_positions();
  delete from settings where name = 'restored';
  return true;
end $$;
