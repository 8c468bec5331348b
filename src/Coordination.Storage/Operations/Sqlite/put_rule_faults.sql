insert into rule_faults (citizen, rule, policy_version, version, error, at)
values (?1, ?2, ?3, ?4, ?5, ?6)
on conflict (citizen, rule) do update
set policy_version = excluded.policy_version, version = excluded.version, error = excluded.error, at = excluded.at;
