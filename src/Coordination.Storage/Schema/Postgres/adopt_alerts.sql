-- Only the newest row is looked at: a dump carries the ids of one cluster, whose newest is its greatest.
update alerts
set xact = '3'
where (
  select newest.xact >= pg_snapshot_xmax(pg_current_snapshot())
  from alerts newest
  order by newest.position desc
  limit 1
);
