-- Only the host that holds the subscription writes. One row goes, so nothing is returned that could be taken for the hold.
delete from deliveries
where subscription = @name and position = @position
  and exists (select 1 from subscriptions where name = @name and holder = @holder);
