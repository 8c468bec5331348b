-- SQLite has no clock of its own: it reads that of this machine, in milliseconds.
select cast(unixepoch('now', 'subsec') * 1000000 as integer);
