-- Only forward: of two that walk at once the one that lags behind changes nothing.
update organizations
set reached_up_to = @up_to
where version = @version and reached_at is null and reached_up_to < @up_to
returning 1;
