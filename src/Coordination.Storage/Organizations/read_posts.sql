-- The newest first, so that the limit cuts the oldest.
select version, valid_from, post
from caseworker_posts
where caseworker = @caseworker
order by version desc
limit @limit;
