delete from rule_faults where citizen = @citizen and at <= @until;
