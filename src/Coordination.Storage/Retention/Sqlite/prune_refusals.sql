-- The oldest rows come first.
delete from refusals
where rowid in (select rowid from refusals order by rowid limit @limit) and at < @before;

select changes();
