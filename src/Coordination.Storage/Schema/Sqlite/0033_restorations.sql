-- Where positions leap because the database went on from an earlier state of itself: it was restored from a backup.
create table restorations (
  -- The first position after it: the instant in microseconds since 1970, and farther above every position that was given before than any
  -- gap between two decisions.
  first integer primary key,
  -- The last position of the journal before it. Positions between the two were given to decisions that are lost.
  last integer not null,
  at integer not null
) strict;
