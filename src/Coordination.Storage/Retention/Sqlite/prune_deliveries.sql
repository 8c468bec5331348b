delete from deliveries
where rowid in (select rowid from deliveries where state = 'given-up' and next_at < @before limit @limit);

select changes();
