-- A barrier between two departments that a professional met: when, and, encrypted, its kind and the departments.
create table barriers (
  citizen text not null,
  id text not null,
  met_at integer not null,
  met text not null,
  primary key (citizen, id)
) strict;
