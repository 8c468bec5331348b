-- A sanction imposed and reversed, and a single benefit asked for so many days after it was imposed. A rebuild of the
-- read tables adds those of before.
create table sanction_chains (
  citizen text collate "C" not null,
  sanction text collate "C" not null,
  benefit text collate "C" not null,
  from_department text not null,
  to_department text not null,
  days integer not null,
  completed_at timestamptz not null,
  primary key (citizen, sanction, benefit)
);
create index sanction_chains_completed on sanction_chains (completed_at);
