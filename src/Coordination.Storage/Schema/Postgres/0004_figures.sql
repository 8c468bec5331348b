-- What the figures of the collaboration count: contacts, since when there is a plan, when a person answered a conflict, and
-- the targets of the programme. Rows of before this migration are filled by a rebuild of the read tables.

alter table citizens add column plan_agreed_on date;

-- The counts of shared citizens are read from these indexes alone.
create index citizens_shared_by on citizens (departments, has_plan, coordinator) where active_departments >= 2;
create index citizens_plans on citizens (plan_agreed_on) where active_departments >= 2 and plan_agreed_on is not null;

alter table conflicts add column answered_at timestamptz;
create index conflicts_answered on conflicts (answered_at) where answered_at is not null;

create table contacts (
  citizen text collate "C" not null,
  id text collate "C" not null,
  department text not null,
  unit text not null,
  wants text,
  received_at timestamptz not null,
  answered_at timestamptz,
  primary key (citizen, id)
);
create index contacts_answered on contacts (answered_at) where answered_at is not null;

-- A record of its own: what was decided, and when. The last put counts.
create table programme_targets (
  id bigint generated always as identity primary key,
  target bigint not null,
  by_date date not null,
  put_by text not null,
  put_at timestamptz not null
);
