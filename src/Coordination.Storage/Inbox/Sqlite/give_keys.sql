insert into citizen_keys (key, cpr_encrypted, given_at)
values (?1, ?2, unixepoch() * 1000000)
on conflict (key) do nothing;
