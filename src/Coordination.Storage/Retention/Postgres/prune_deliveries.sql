with gone as (
  delete from deliveries
  where (subscription, position) in (
    select subscription, position from deliveries where state = 'given-up' and next_at < @before limit @limit)
  returning 1
)
select count(*) from gone;
