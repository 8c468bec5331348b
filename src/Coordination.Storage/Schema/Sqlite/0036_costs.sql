-- What an intervention costs, who pays and on which days, encrypted. Existing databases fill it by `rebuild`.
create table costs (
  citizen text not null,
  id text not null,
  paid text not null,
  primary key (citizen, id)
) strict;
