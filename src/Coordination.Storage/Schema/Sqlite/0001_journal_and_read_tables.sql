-- Instants are integers: microseconds since 1970-01-01T00:00:00Z. Dates are texts, YYYY-MM-DD. There is one writer, so
-- the order of positions is the order of commits. Rows lie in order of arrival: clustering the journal by citizen
-- halved the rate.

create table journal (
  position integer primary key autoincrement,
  citizen text not null,
  version integer not null,
  at integer not null,
  kind text not null,
  by_whom text not null,
  cause text,
  policy_version text,
  source text,
  event_id text,
  department text,
  data text not null,
  unique (citizen, version)
) strict;
create unique index journal_event on journal (citizen, source, event_id) where source is not null;

create table citizens (
  citizen text primary key,
  version integer not null,
  ring integer not null,
  wake_at integer,
  name text,
  birth_date text,
  coordinator text,
  coordinator_department text,
  departments text not null,
  active_departments integer not null,
  active_interventions integer not null,
  has_plan integer not null,
  opened_at integer not null,
  changed_at integer not null
) strict;
create index citizens_wake on citizens (wake_at, ring) where wake_at is not null;
create index citizens_shared on citizens (citizen) where active_departments >= 2;
create index citizens_without_coordinator on citizens (citizen) where active_departments >= 2 and coordinator is null;

create table citizen_keys (
  key text primary key,
  cpr_encrypted blob not null,
  given_at integer not null
) strict;

create table inbox (
  position integer primary key autoincrement,
  partition integer not null,
  citizen text not null,
  envelope text not null,
  received_at integer not null,
  trace_parent text
) strict;
create index inbox_partition on inbox (partition, position);
create index inbox_received on inbox (received_at);

create table dead_letters (
  position integer primary key,
  partition integer not null,
  citizen text not null,
  envelope text not null,
  received_at integer not null,
  trace_parent text,
  error text not null,
  died_at integer not null
) strict;

create table refusals (
  id integer primary key,
  at integer not null,
  source text,
  event_id text,
  type text,
  subject_kind text,
  status integer not null,
  faults text not null
) strict;

create table interventions (
  citizen text not null,
  id text not null,
  department text not null,
  kind text not null,
  title text,
  unit text,
  caseworker text not null,
  responsible text not null,
  status text not null,
  starts_on text not null,
  ends_on text,
  primary key (citizen, id)
) strict;
create index interventions_responsible on interventions (responsible) where status <> 'ended';

create table conflicts (
  citizen text not null,
  id text not null,
  kind text not null,
  status text not null,
  department_pair text not null,
  owes text,
  answer_by integer,
  detected_at integer not null,
  settled_at integer,
  primary key (citizen, id)
) strict;
create index conflicts_open on conflicts (kind, department_pair) where status = 'open';
create index conflicts_owed on conflicts (owes) where status = 'open';
create index conflicts_settled on conflicts (settled_at) where settled_at is not null;

create table deadlines (
  citizen text not null,
  id text not null,
  kind text not null,
  department text not null,
  title text,
  about text,
  status text not null,
  due_at integer not null,
  responsible text not null,
  met_at integer,
  late integer not null,
  closed integer not null,
  primary key (citizen, id)
) strict;
create index deadlines_responsible on deadlines (responsible, due_at) where not closed;
create index deadlines_open on deadlines (department, status) where not closed;
create index deadlines_met on deadlines (met_at, department, late) where met_at is not null;

create table handovers (
  citizen text not null,
  id text not null,
  what_type text not null,
  what_id text,
  from_caseworker text not null,
  from_department text not null,
  to_caseworker text,
  to_unit text,
  to_department text not null,
  status text not null,
  by_system integer not null,
  offered_at integer not null,
  answer_by integer,
  answered_at integer,
  primary key (citizen, id)
) strict;
create index handovers_status on handovers (status) where status in ('offered', 'expired');
create index handovers_to on handovers (to_caseworker) where status = 'offered';
create index handovers_to_unit on handovers (to_unit) where status = 'offered';
create index handovers_from on handovers (from_caseworker) where status = 'offered';
create index handovers_accepted on handovers (answered_at) where status = 'accepted';

create table involvements (
  citizen text not null,
  person text not null,
  role text not null,
  primary key (citizen, person, role)
) strict;
create index involvements_person on involvements (person, citizen);

create table parked_events (
  citizen text not null,
  source text not null,
  event_id text not null,
  type text not null,
  parked_at integer not null,
  primary key (citizen, source, event_id)
) strict;

create table alerts (
  id text primary key,
  position integer not null unique,
  citizen text not null,
  receiver text not null,
  kind text not null,
  about text not null,
  department text not null,
  severity text not null,
  title_da text not null,
  title_en text not null,
  body_da text not null,
  body_en text not null,
  rule text not null,
  href text not null,
  due_at integer,
  state text not null,
  raised_at integer not null,
  acknowledged_at integer,
  escalated_to text
) strict;
create index alerts_receiver on alerts (receiver, position);
create index alerts_receiver_state on alerts (receiver, state, position);
create index alerts_open on alerts (id) where state = 'open';

-- Receipts are records of their own: they survive a rebuild of the read tables.
create table alert_receipts (
  alert_id text primary key,
  delivered_at integer,
  seen_at integer
) strict;

create table idempotent_answers (
  caller text not null,
  key text not null,
  request_hash text not null,
  result text not null,
  at integer not null,
  primary key (caller, key)
) strict;

create table organizations (
  version integer primary key,
  valid_from integer not null,
  document text not null,
  put_by text not null,
  put_at integer not null
) strict;
create index organizations_valid_from on organizations (valid_from, version);

create table settings (
  name text primary key,
  value text not null
) strict;

create table access_log (
  id integer primary key,
  at integer not null,
  who text not null,
  what text not null,
  citizen text,
  ground text
) strict;
create index access_log_citizen on access_log (citizen, id) where citizen is not null;

-- The last position given to an alert: a position is renewed by every write of the alert.
create table alert_positions (
  only_row integer primary key check (only_row = 1),
  last integer not null
) strict;
insert into alert_positions (only_row, last) values (1, 0);
create trigger alerts_added after insert on alerts begin
  update alert_positions set last = new.position;
end;
create trigger alerts_renewed after update of position on alerts begin
  update alert_positions set last = new.position;
end;
