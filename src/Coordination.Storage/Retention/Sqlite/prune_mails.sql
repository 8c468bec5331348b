delete from mails
where rowid in (select rowid from mails where ended_at < @before limit @limit);

select changes();
