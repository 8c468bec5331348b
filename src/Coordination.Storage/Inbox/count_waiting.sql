-- Events are late when the first but those that may be late has waited too long. So one that cannot be applied makes no other late.
-- In order of position, which has an index and is that of receipt.
select
  (select count(*) from inbox),
  (select received_at from inbox order by position limit 1),
  (select received_at from inbox order by position limit 1 offset @late);
