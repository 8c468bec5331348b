-- What was observed of a citizen's indicators in a quarter, encrypted. Existing databases fill it by `rebuild`.
create table observations (
  citizen text collate "C" not null,
  quarter text collate "C" not null,
  observed text not null,
  primary key (citizen, quarter)
);
