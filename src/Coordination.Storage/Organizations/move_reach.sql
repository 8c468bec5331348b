-- Only forward: of two silos that work at the same time, the one that is behind changes nothing.
update organizations
set reached_up_to = @up_to
where version = @version and reached_at is null and reached_up_to < @up_to
returning 1;
