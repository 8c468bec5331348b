-- The oldest rows come first.
delete from access_log
where rowid in (select rowid from access_log order by rowid limit @limit) and at < @before;

select changes();
