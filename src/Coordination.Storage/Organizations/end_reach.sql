update organizations
set reached_at = @at
where version = @version and reached_at is null
returning 1;
