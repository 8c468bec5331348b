-- What a department did about the barriers of a quarter, a pair of departments and a kind. It concerns no single citizen.
create table barrier_answers (
  quarter text collate "C" not null,
  one text collate "C" not null,
  other text collate "C" not null,
  kind text collate "C" not null,
  department text collate "C" not null,
  done text not null,
  answered_by text not null,
  answered_at timestamptz not null,
  primary key (quarter, one, other, kind, department)
);
