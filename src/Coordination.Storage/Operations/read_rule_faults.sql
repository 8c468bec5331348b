select citizen, rule, policy_version, version, error, at
from rule_faults
order by at desc, citizen, rule
limit @limit;
