-- Where positions leap because the database went on from an earlier state of itself: it was restored from a backup.
create table restorations (
  -- The first position after it: the instant in microseconds since 1970, which is above every position that was ever given before.
  first integer primary key,
  -- The last position of the journal before it. Positions between the two were given to decisions that are lost.
  last integer not null,
  at integer not null
) strict;
