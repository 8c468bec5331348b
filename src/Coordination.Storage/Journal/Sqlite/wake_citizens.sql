update citizens
set wake_at = @at
where citizen in (select value from json_each(@citizens)) and (wake_at is null or wake_at > @at);

select changes();
