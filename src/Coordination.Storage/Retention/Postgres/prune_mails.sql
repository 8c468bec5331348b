with gone as (
  delete from mails
  where id in (select id from mails where ended_at < @before limit @limit)
  returning 1
)
select count(*) from gone;
