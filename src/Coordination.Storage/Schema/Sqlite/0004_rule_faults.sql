-- Rules that failed for a citizen and were left out: the last failure of each.
create table rule_faults (
  citizen text not null,
  rule text not null,
  policy_version text not null,
  -- Version of the citizen it was asked about.
  version integer not null,
  error text not null,
  at integer not null,
  primary key (citizen, rule)
) strict;
create index rule_faults_at on rule_faults (at);
