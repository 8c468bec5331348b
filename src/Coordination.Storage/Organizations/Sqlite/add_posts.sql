insert into caseworker_posts (caseworker, version, valid_from, post)
values (?1, ?2, ?3, ?4)
on conflict (caseworker, version) do nothing;
