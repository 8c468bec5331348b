-- What the figures of the collaboration count: contacts, since when there is a plan, when a person answered a conflict, and
-- the targets of the programme. Rows of before this migration are filled by a rebuild of the read tables.

alter table citizens add column plan_agreed_on text;

-- The counts of shared citizens are read from these indexes alone.
create index citizens_shared_by on citizens (departments, has_plan, coordinator, active_departments) where active_departments >= 2;
create index citizens_plans on citizens (plan_agreed_on) where active_departments >= 2 and plan_agreed_on is not null;

alter table conflicts add column answered_at integer;
create index conflicts_answered on conflicts (answered_at) where answered_at is not null;

create table contacts (
  citizen text not null,
  id text not null,
  department text not null,
  unit text not null,
  wants text,
  received_at integer not null,
  answered_at integer,
  primary key (citizen, id)
) strict;
create index contacts_answered on contacts (answered_at) where answered_at is not null;

-- A record of its own: what was decided, and when. The last put counts.
create table programme_targets (
  id integer primary key,
  target integer not null,
  by_date text not null,
  put_by text not null,
  put_at integer not null
) strict;
