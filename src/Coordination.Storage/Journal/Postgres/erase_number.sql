update citizen_keys set cpr_encrypted = '\x'::bytea where key = @citizen and @until is not null;
