insert into caseworker_posts (caseworker, version, valid_from, post)
select r.caseworker, r.version, r.valid_from, r.post
from unnest(
  $1::text[], $2::bigint[], $3::timestamptz[], $4::text[]
) as r (caseworker, version, valid_from, post)
on conflict (caseworker, version) do nothing;
