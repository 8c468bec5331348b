-- Only the newest row is checked: a dump holds the transaction ids of one cluster, and the newest row has the highest.
update journal
set xact = '3'
where (
  select newest.xact >= pg_snapshot_xmax(pg_current_snapshot())
  from journal newest
  order by newest.position desc
  limit 1
);
