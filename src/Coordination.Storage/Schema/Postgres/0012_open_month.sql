-- A statement that was planned while a month was opened did not see the rows that moved: it knew the parts of the table from before.

-- Opens a month (its first day, in UTC): makes its table, and moves there what has arrived before.
create or replace function open_month(kept text, month date) returns void language plpgsql as $$
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
  -- The whole table is locked before its parts: whoever waits for it learns of the new part when it goes on.
  execute format('lock table only %I in access exclusive mode', kept);
  execute format('lock table %I in access exclusive mode', kept || '_other');
  execute format('create table %I (like %I including defaults)', part, kept);
  execute format(
    'with early as (delete from %I where at >= %L and at < %L returning *) insert into %I select * from early',
    kept || '_other', begins, ends, part);
  execute format('alter table %I attach partition %I for values from (%L) to (%L)', kept, part, begins, ends);
end $$;
