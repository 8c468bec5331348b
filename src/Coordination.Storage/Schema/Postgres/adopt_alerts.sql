-- Runs before the journal is adopted: the journal's newest row tells whether this is a restored dump.
update alerts
set xact = '3'
where (
  select newest.xact >= pg_snapshot_xmax(pg_current_snapshot())
  from journal newest
  order by newest.position desc
  limit 1
);
