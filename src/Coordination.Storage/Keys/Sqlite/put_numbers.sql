-- A number that was erased stays so.
update citizen_keys set cpr_encrypted = ?2 where key = ?1 and length(cpr_encrypted) > 0;
