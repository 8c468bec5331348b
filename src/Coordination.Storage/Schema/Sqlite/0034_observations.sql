-- What was observed of a citizen's indicators in a quarter, encrypted. Existing databases fill it by `rebuild`.
create table observations (
  citizen text not null,
  quarter text not null,
  observed text not null,
  primary key (citizen, quarter)
) strict;
