-- The newest come first, so that a long past is cut at its far end.
select version, valid_from, post
from caseworker_posts
where caseworker = @caseworker
order by version desc
limit @limit;
