-- What lists must not tell of a citizen: departments whose matter is secret to others. Few citizens have any.
create table secret_matters (
  citizen text collate "C" not null,
  item text collate "C" not null,
  hidden text not null,
  besides text not null,
  primary key (citizen, item)
);
