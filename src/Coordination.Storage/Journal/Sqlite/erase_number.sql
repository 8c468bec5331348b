update citizen_keys set cpr_encrypted = x'' where key = @citizen and @until is not null;
