-- The oldest rows come first.
delete from idempotent_answers
where rowid in (select rowid from idempotent_answers order by rowid limit @limit) and at < @before;

select changes();
