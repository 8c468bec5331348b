select citizen, rule, policy_version, version, error, at
from rule_faults
where at < @before or (at = @before and (citizen, rule) > (@after_citizen, @after_rule))
order by at desc, citizen, rule
limit @limit;
