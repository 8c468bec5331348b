-- A barrier between two departments that a professional met: when, and, encrypted, its kind and the departments.
create table barriers (
  citizen text collate "C" not null,
  id text collate "C" not null,
  met_at timestamptz not null,
  met text not null,
  primary key (citizen, id)
);
