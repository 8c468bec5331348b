select
  (select count(*) from content_keys where wrapped_by = @now),
  (select count(*) from content_keys where wrapped_by = @before),
  (select count(*) from content_keys where wrapped_by <> @now and wrapped_by <> @before),
  (select count(*) from inbox where substr(envelope, 1, 13) = @mark)
    + (select count(*) from dead_letters where substr(envelope, 1, 13) = @mark);
