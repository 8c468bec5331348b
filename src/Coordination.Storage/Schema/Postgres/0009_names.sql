-- The place of a name in lists of people, compared byte by byte; ~ for people without a name, who come last.
alter table citizens add column sort_key text collate "C" not null default '~';
-- Names stored before the column existed, until a silo has given them their place.
create index citizens_without_place on citizens (citizen) where name is not null and sort_key = '~';

-- Names in the events about an item that the organization did not know when they were applied.
create table unknown_names (
  citizen text collate "C" not null,
  item text collate "C" not null,
  name text collate "C" not null,
  written text not null,
  department text collate "C" not null,
  since timestamptz not null,
  times integer not null,
  primary key (citizen, item, name)
);
create index unknown_names_name on unknown_names (name, department, citizen, item);
