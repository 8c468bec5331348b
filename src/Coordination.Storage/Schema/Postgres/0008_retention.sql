-- What is kept for a time only lies in months, so that a month goes by dropping its table (settings Retention__…). Rows of months that
-- are not open lie in the table …_other until their month is opened.

-- Opens a month (its first day, in UTC): makes its table, and moves there what has arrived before.
create function open_month(kept text, month date) returns void language plpgsql as $$
declare
  part text := kept || to_char(month, '_YYYY_MM');
  begins timestamptz := month::timestamp at time zone 'UTC';
  ends timestamptz := (month + interval '1 month') at time zone 'UTC';
begin
  -- Silos that start at the same time open the same months.
  perform pg_advisory_xact_lock(1668247151, 2);
  if to_regclass(part) is not null then
    return;
  end if;
  execute format('lock table %I in access exclusive mode', kept || '_other');
  execute format('create table %I (like %I including defaults)', part, kept);
  execute format(
    'with early as (delete from %I where at >= %L and at < %L returning *) insert into %I select * from early',
    kept || '_other', begins, ends, part);
  execute format('alter table %I attach partition %I for values from (%L) to (%L)', kept, part, begins, ends);
end $$;

-- Drops the months that ended before an instant, and deletes at most so many rows of months that were never opened.
-- Returns the number of rows deleted.
create function prune_months(kept text, before timestamptz, rows_max bigint) returns bigint language plpgsql as $$
declare
  part text;
  deleted bigint;
begin
  perform pg_advisory_xact_lock(1668247151, 2);
  for part in
    select c.relname
    from pg_inherits i
    join pg_class c on c.oid = i.inhrelid
    where i.inhparent = to_regclass(kept) and c.relname ~ '_\d{4}_\d{2}$'
      and (to_date(right(c.relname, 7), 'YYYY_MM') + interval '1 month') at time zone 'UTC' <= before
  loop
    execute format('drop table %I', part);
  end loop;
  execute format(
    'delete from %1$I where ctid = any(array(select ctid from %1$I where at < %2$L limit %3$s))', kept || '_other', before, rows_max);
  get diagnostics deleted = row_count;
  return deleted;
end $$;

-- ===== Records: not in the journal, left alone by a rebuild =====

alter table idempotent_answers rename to answers_before;
alter table answers_before drop constraint idempotent_answers_pkey;
-- Answers to commands, stored for a repeat with the same Idempotency-Key. Of several under one key the first counts.
create table idempotent_answers (
  caller text collate "C" not null,
  key text collate "C" not null,
  -- Hash of method, path and body: the same key with another request is an error.
  request_hash text not null,
  -- JSON.
  result text not null,
  at timestamptz not null,
  primary key (caller, key, at)
) partition by range (at);
create table idempotent_answers_other partition of idempotent_answers default;
select open_month('idempotent_answers', month)
from (select distinct date_trunc('month', at at time zone 'UTC')::date as month from answers_before) as months;
insert into idempotent_answers (caller, key, request_hash, result, at)
select caller, key, request_hash, result, at from answers_before;
drop table answers_before;

create index alert_receipts_delivered on alert_receipts using brin (delivered_at timestamptz_minmax_multi_ops) with (pages_per_range = 16);

-- ===== Logs: rows are only added =====

alter table access_log rename to access_log_before;
alter table access_log_before drop constraint access_log_pkey;
drop index access_log_citizen;
-- Who looked at what, and on what ground.
create table access_log (
  id bigint generated always as identity,
  at timestamptz not null,
  who text not null,
  what text not null,
  citizen text collate "C",
  ground text,
  primary key (id, at)
) partition by range (at);
create table access_log_other partition of access_log default;
create index access_log_citizen on access_log (citizen, id) where citizen is not null;
select open_month('access_log', month)
from (select distinct date_trunc('month', at at time zone 'UTC')::date as month from access_log_before) as months;
insert into access_log (at, who, what, citizen, ground)
select at, who, what, citizen, ground from access_log_before order by id;
drop table access_log_before;

alter table refusals rename to refusals_before;
alter table refusals_before drop constraint refusals_pkey;
-- Events that were refused at the door, without their data.
create table refusals (
  id bigint generated always as identity,
  at timestamptz not null,
  source text,
  event_id text,
  type text,
  subject_kind text,
  status integer not null,
  -- JSON.
  faults text not null,
  primary key (id, at)
) partition by range (at);
create table refusals_other partition of refusals default;
select open_month('refusals', month)
from (select distinct date_trunc('month', at at time zone 'UTC')::date as month from refusals_before) as months;
insert into refusals (at, source, event_id, type, subject_kind, status, faults)
select at, source, event_id, type, subject_kind, status, faults from refusals_before order by id;
drop table refusals_before;
