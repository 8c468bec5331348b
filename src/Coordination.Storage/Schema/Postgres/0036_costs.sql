-- What an intervention costs, who pays and on which days, encrypted. Existing databases fill it by `rebuild`.
create table costs (
  citizen text collate "C" not null,
  id text collate "C" not null,
  paid text not null,
  primary key (citizen, id)
);
