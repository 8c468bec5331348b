-- The place of a name in lists of people, compared byte by byte; ~ for people without a name, who come last.
alter table citizens add column sort_key text not null default '~';
-- Names stored before the column existed, until a silo has given them their place.
create index citizens_without_place on citizens (citizen) where name is not null and sort_key = '~';

-- Names in the events about an item that the organization did not know when they were applied.
create table unknown_names (
  citizen text not null,
  item text not null,
  name text not null,
  written text not null,
  department text not null,
  since integer not null,
  times integer not null,
  primary key (citizen, item, name)
) strict;
create index unknown_names_name on unknown_names (name, department, citizen, item);
