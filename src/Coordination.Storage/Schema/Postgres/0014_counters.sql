-- What stands now is counted when it changes, so that no reader counts every citizen and every open deadline. A statement adds at most a
-- few rows for all that it changes, and none for what no count asks about. The rows are in no index; a silo joins them from time to time.

-- ===== Counters =====

-- Changes of counts that are not yet joined. A count is the sum of its changes, which every reader sees as far as it sees the rows
-- they count. Counted are: citizens, following (another place of the same person decides), shared (active interventions of two or more
-- departments), shared-following, shared-without-coordinator, and deadline: those not closed.
create table counters (
  -- What is counted.
  what text collate "C" not null,
  -- Of deadlines the code of the department; else empty.
  department text not null,
  -- Of deadlines the status; else empty.
  status text not null,
  -- How many more; fewer, if it is negative.
  change bigint not null
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_insert_scale_factor = 0,
  autovacuum_vacuum_insert_threshold = 50000);

-- Departments have heads of their own.
create function counts_of(head citizens) returns table (what text, counted bigint) language sql immutable as $$
  select names.what, 1::bigint
  from (values
    ('citizens', head.citizen not like 'department:%'),
    ('following', head.leader is not null),
    ('shared', head.active_departments >= 2),
    ('shared-following', head.active_departments >= 2 and head.leader is not null),
    ('shared-without-coordinator', head.active_departments >= 2 and head.coordinator is null)
  ) as names (what, applies)
  where names.applies
$$;

create function count_opened_citizens() returns trigger language plpgsql as $$
begin
  insert into counters (what, department, status, change)
  select c.what, '', '', sum(c.counted)
  from added cross join lateral counts_of(added::citizens) c
  group by c.what;
  return null;
end $$;

create function count_removed_citizens() returns trigger language plpgsql as $$
begin
  insert into counters (what, department, status, change)
  select c.what, '', '', -sum(c.counted)
  from gone cross join lateral counts_of(gone::citizens) c
  group by c.what;
  return null;
end $$;

create function count_changed_citizen() returns trigger language plpgsql as $$
begin
  insert into counters (what, department, status, change)
  select one.what, '', '', sum(one.change)
  from (
    select c.what, c.counted as change from counts_of(new) c
    union all
    select c.what, -c.counted from counts_of(old) c
  ) as one
  group by one.what
  having sum(one.change) <> 0;
  return null;
end $$;

create trigger citizens_opened after insert on citizens referencing new table as added
for each statement execute function count_opened_citizens();
create trigger citizens_removed after delete on citizens referencing old table as gone
for each statement execute function count_removed_citizens();
-- Most events change none of this, and end here.
create trigger citizens_changed after update on citizens for each row
when (
  (old.leader is null) <> (new.leader is null) or (old.active_departments >= 2) <> (new.active_departments >= 2)
  or (new.active_departments >= 2 and (old.coordinator is null) <> (new.coordinator is null)) or old.citizen <> new.citizen
) execute function count_changed_citizen();

create function count_opened_deadlines() returns trigger language plpgsql as $$
begin
  insert into counters (what, department, status, change)
  select 'deadline', department, status, count(*)
  from added
  where not closed
  group by department, status;
  return null;
end $$;

create function count_changed_deadlines() returns trigger language plpgsql as $$
begin
  insert into counters (what, department, status, change)
  select 'deadline', one.department, one.status, sum(one.change)
  from (
    select department, status, 1 as change from added where not closed
    union all
    select department, status, -1 from gone where not closed
  ) as one
  group by one.department, one.status
  having sum(one.change) <> 0;
  return null;
end $$;

create function count_removed_deadlines() returns trigger language plpgsql as $$
begin
  insert into counters (what, department, status, change)
  select 'deadline', department, status, -count(*)
  from gone
  where not closed
  group by department, status;
  return null;
end $$;

-- A rebuild empties the read tables.
create function count_no_deadlines() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(1668247151, 3);
  delete from counters where what = 'deadline';
  return null;
end $$;

create trigger deadlines_opened after insert on deadlines referencing new table as added
for each statement execute function count_opened_deadlines();
create trigger deadlines_changed after update on deadlines referencing old table as gone new table as added
for each statement execute function count_changed_deadlines();
create trigger deadlines_removed after delete on deadlines referencing old table as gone
for each statement execute function count_removed_deadlines();
create trigger deadlines_emptied after truncate on deadlines for each statement execute function count_no_deadlines();

-- Joins the changes of each count into one row. The lock is taken before the changes are seen: several silos do this, and a rebuild
-- empties the counts.
create function join_counters() returns void language plpgsql as $$
begin
  perform pg_advisory_xact_lock(1668247151, 3);
  with gone as (delete from counters returning what, department, status, change)
  insert into counters (what, department, status, change)
  select what, department, status, sum(change)
  from gone
  group by what, department, status
  having sum(change) <> 0;
end $$;

insert into counters (what, department, status, change)
select c.what, '', '', sum(c.counted)
from citizens cross join lateral counts_of(citizens) c
group by c.what;
insert into counters (what, department, status, change)
select 'deadline', department, status, count(*)
from deadlines
where not closed
group by department, status;

-- Who follows is counted above.
drop index citizens_following;
