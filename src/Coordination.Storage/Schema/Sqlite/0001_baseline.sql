-- The whole schema except Orleans' tables (0002_orleans.sql). From here on migrations are only added, never edited.
--
-- Instants are integers: microseconds since 1970-01-01T00:00:00Z. Dates are texts, YYYY-MM-DD. Flags are 0 or 1. JSON is text.
-- There is one writer, so the order of positions is the order of commits. Rows lie in order of arrival: clustering the
-- journal by citizen halved the rate of appends.

-- ===== Journal and inbox =====

-- The facts of every citizen: the only source of truth. Rows are only added.
create table journal (
  position integer primary key autoincrement,
  citizen text not null,
  -- The citizen's version with this fact, from 1.
  version integer not null,
  -- When it was decided, by the service's clock.
  at integer not null,
  kind text not null,
  -- A caseworker, a source, or policy.
  by_whom text not null,
  -- The event or command it was decided from; null for what time alone brought.
  cause text,
  policy_version text,
  -- Source and event_id are set for department events only.
  source text,
  event_id text,
  department text,
  -- JSON.
  data text not null,
  unique (citizen, version)
) strict;
-- An event is journaled at most once per citizen.
create unique index journal_event on journal (citizen, source, event_id) where source is not null;

-- Events that departments reported and that their citizens have not taken in yet.
create table inbox (
  position integer primary key autoincrement,
  partition integer not null,
  citizen text not null,
  -- The event as received (JSON).
  envelope text not null,
  received_at integer not null,
  trace_parent text
) strict;
create index inbox_partition on inbox (partition, position);
create index inbox_received on inbox (received_at);

-- Events that could not be taken in. They wait for an operator.
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

-- ===== Citizens =====

-- The head of each citizen: its version, when it must be woken, and what lists and counts need. A rebuild writes every
-- column but policy and opened_at anew.
create table citizens (
  citizen text primary key,
  -- 0: known, and no fact in the journal.
  version integer not null,
  -- Point on the ring of 2^32 points, by which silos divide the citizens.
  ring integer not null,
  -- When the clock must wake it next; null: nothing falls due by itself.
  wake_at integer,
  name text,
  birth_date text,
  coordinator text,
  coordinator_department text,
  -- Departments with active interventions, sorted, joined by a space.
  departments text not null,
  active_departments integer not null,
  active_interventions integer not null,
  has_plan integer not null,
  -- Local day since when there is a plan; of several plans the first.
  plan_agreed_on text,
  -- The mark of the policy version it was last reconciled under. Marks rise with the start dates of versions; a citizen
  -- whose mark is below the one that applies is still to be reconciled.
  policy integer not null default 0,
  opened_at integer not null,
  changed_at integer not null
) strict;
create index citizens_wake on citizens (wake_at, ring) where wake_at is not null;
create index citizens_policy on citizens (policy, citizen) where version > 0;
create index citizens_coordinator on citizens (coordinator) where coordinator is not null;
-- People are looked up by birth date, and by name among those born that day.
create index citizens_born on citizens (birth_date) where birth_date is not null;
-- The counts of shared citizens are read from the indexes below alone.
create index citizens_shared on citizens (citizen) where active_departments >= 2;
create index citizens_without_coordinator on citizens (citizen) where active_departments >= 2 and coordinator is null;
create index citizens_shared_by on citizens (departments, has_plan, coordinator, active_departments) where active_departments >= 2;
create index citizens_plans on citizens (plan_agreed_on) where active_departments >= 2 and plan_agreed_on is not null;

-- CPR numbers, encrypted, by the citizen's key.
create table citizen_keys (
  key text primary key,
  cpr_encrypted blob not null,
  given_at integer not null
) strict;

-- ===== Read tables =====
-- They can be emptied and rebuilt from the journal. Columns are declared, with their meaning, in
-- ReadTables/ReadTableDeclarations.cs; upserts and removals are generated from there.

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
create index interventions_caseworker on interventions (caseworker) where status <> 'ended';

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
  answered_at integer,
  primary key (citizen, id)
) strict;
create index conflicts_open on conflicts (kind, department_pair) where status = 'open';
create index conflicts_owed on conflicts (owes) where status = 'open';
create index conflicts_settled on conflicts (settled_at) where settled_at is not null;
create index conflicts_answered on conflicts (answered_at) where answered_at is not null;

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

create table contacts (
  citizen text not null,
  id text not null,
  department text not null,
  unit text not null,
  wants text,
  received_at integer not null,
  answered_at integer,
  owner text,
  responsible text,
  primary key (citizen, id)
) strict;
create index contacts_answered on contacts (answered_at) where answered_at is not null;
create index contacts_owned on contacts (owner) where answered_at is null;

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

create table sanction_chains (
  citizen text not null,
  sanction text not null,
  benefit text not null,
  from_department text not null,
  to_department text not null,
  days integer not null,
  completed_at integer not null,
  primary key (citizen, sanction, benefit)
) strict;
create index sanction_chains_completed on sanction_chains (completed_at);

create table alerts (
  id text primary key,
  -- Renewed by every write of the row.
  position integer not null unique,
  citizen text not null,
  receiver text not null,
  kind text not null,
  about text not null,
  department text not null,
  severity text not null,
  message text not null,
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

-- The last position that was given to an alert.
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

-- ===== Records: not in the journal, left alone by a rebuild =====

-- When an alert was delivered and seen.
create table alert_receipts (
  alert_id text primary key,
  delivered_at integer,
  seen_at integer
) strict;

-- Answers to commands, stored for a repeat with the same Idempotency-Key.
create table idempotent_answers (
  caller text not null,
  key text not null,
  -- Hash of method, path and body: the same key with another request is an error.
  request_hash text not null,
  -- JSON.
  result text not null,
  at integer not null,
  primary key (caller, key)
) strict;

-- Every version of the organization, whole.
create table organizations (
  version integer primary key,
  valid_from integer not null,
  -- JSON.
  document text not null,
  put_by text not null,
  put_at integer not null,
  -- Key of the last citizen, in order of keys, that this version has reached.
  reached_up_to text not null default '',
  -- When it had reached all citizens it concerns; null: not yet.
  reached_at integer
) strict;
create index organizations_valid_from on organizations (valid_from, version);
create index organizations_pending on organizations (version) where reached_at is null;

-- Who was in which post: one row for each organization version that changed somebody's post. Derived from the versions.
create table caseworker_posts (
  caseworker text not null,
  version integer not null,
  valid_from integer not null,
  -- JSON; null: the caseworker is no longer in the organization.
  post text,
  primary key (caseworker, version)
) strict;

-- Every version of policy, whole. A version's name is never used twice.
create table policies (
  number integer primary key,
  version text not null unique,
  applies_from integer not null,
  -- JSON.
  document text not null,
  put_by text not null,
  put_at integer not null
) strict;

-- Targets of the program for citizens who are shared. The row with the highest id counts.
create table programme_targets (
  id integer primary key,
  target integer not null,
  by_date text not null,
  put_by text not null,
  put_at integer not null
) strict;

-- Transfers of a whole caseload.
create table caseload_transfers (
  id text primary key,
  from_caseworker text not null,
  -- JSON: who is planned to get how many.
  receivers text not null,
  reason text not null,
  ordered_by text not null,
  ordered_at integer not null,
  -- running, paused, cancelled or done.
  state text not null,
  changed_at integer not null,
  citizens integer not null,
  done integer not null,
  moved integer not null,
  offered integer not null,
  left_behind integer not null
) strict;
-- One at a time from the same person.
create unique index caseload_transfers_under_way on caseload_transfers (from_caseworker) where state in ('running', 'paused');
create index caseload_transfers_running on caseload_transfers (id) where state = 'running';
create index caseload_transfers_ordered on caseload_transfers (ordered_at);

-- The citizens of a caseload transfer, in their order.
create table caseload_transfer_items (
  transfer text not null,
  number integer not null,
  citizen text not null,
  -- Null: nobody, by the order.
  receiver text,
  done integer not null,
  moved integer not null,
  offered integer not null,
  -- JSON: what stays behind, and why.
  left_behind text not null,
  primary key (transfer, number)
) strict;
create index caseload_transfer_items_waiting on caseload_transfer_items (transfer, number) where not done;

-- Small values the service chose once, by name.
create table settings (
  name text primary key,
  value text not null
) strict;

-- ===== Logs: rows are only added =====

-- Who looked at what, and on what ground.
create table access_log (
  id integer primary key,
  at integer not null,
  who text not null,
  what text not null,
  citizen text,
  ground text
) strict;
create index access_log_citizen on access_log (citizen, id) where citizen is not null;

-- Events that were refused at the door, without their data.
create table refusals (
  id integer primary key,
  at integer not null,
  source text,
  event_id text,
  type text,
  subject_kind text,
  status integer not null,
  -- JSON.
  faults text not null
) strict;
