-- What a department did about the barriers of a quarter, a pair of departments and a kind. It concerns no single citizen.
create table barrier_answers (
  quarter text not null,
  one text not null,
  other text not null,
  kind text not null,
  department text not null,
  done text not null,
  answered_by text not null,
  answered_at integer not null,
  primary key (quarter, one, other, kind, department)
) strict;
