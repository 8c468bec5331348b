-- Every version of policy ever put, whole. Version names are never used twice.
create table policies (
  number bigint primary key,
  version text not null unique,
  applies_from timestamptz not null,
  document text not null,
  put_by text not null,
  put_at timestamptz not null
);

-- The mark of the version each citizen was last reconciled under: marks rise with the beginning of versions, and those
-- below the one that applies are still to be reconciled.
alter table citizens add column policy bigint not null default 0;
create index citizens_policy on citizens (policy, citizen) where version > 0;
