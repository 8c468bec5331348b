insert into rule_faults (citizen, rule, policy_version, version, error, at)
select f.citizen, f.rule, f.policy_version, f.version, f.error, f.at
from unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::text[], $6::timestamptz[])
  as f (citizen, rule, policy_version, version, error, at)
on conflict (citizen, rule) do update
set policy_version = excluded.policy_version, version = excluded.version, error = excluded.error, at = excluded.at;
