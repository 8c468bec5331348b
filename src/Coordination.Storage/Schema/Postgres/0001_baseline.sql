-- The whole schema except Orleans' tables (0002_orleans.sql). From here on migrations are only added, never edited.
--
-- Keys are compared byte by byte (collate "C"): this costs less than a language's order and is the same on every machine.
-- JSON is stored as text: it is written once, read whole and never queried inside, so parsing it into jsonb would cost
-- time for every fact and bring nothing.

-- ===== Positions =====

-- One sequence for everything that is read "after N": facts, arrivals in the inbox, alerts.
create sequence positions cache 1;

-- Reserves a run of positions for this transaction. The transaction takes its id and its positions together, under a lock
-- that is held for that moment only. So a transaction with a lower id always has lower positions, and a reader that stays
-- below the oldest running transaction (pg_snapshot_xmin) skips nothing. Without the lock an older transaction could take
-- higher positions than a younger one that still runs.
create function reserve_positions(count bigint) returns bigint language plpgsql as $$
declare
  first bigint;
begin
  if pg_current_xact_id_if_assigned() is not null then
    raise exception 'reserve_positions must be the first thing a transaction does';
  end if;
  begin
    perform pg_advisory_lock(1668247151, 1);
    perform pg_current_xact_id();
    first := nextval('positions');
    if count > 1 then
      perform setval('positions', first + count - 1);
    end if;
    perform pg_advisory_unlock(1668247151, 1);
  exception when query_canceled or others then
    -- The lock belongs to the session and would outlive this transaction.
    perform pg_advisory_unlock_all();
    raise;
  end;
  perform set_config('coordination.first_position', first::text, true);
  perform set_config('coordination.last_position', (first + greatest(count, 1) - 1)::text, true);
  return first;
end $$;

-- ===== Journal and inbox =====

-- The facts of every citizen: the only source of truth. Rows are only added.
create table journal (
  position bigint primary key,
  citizen text collate "C" not null,
  -- The citizen's version with this fact, from 1.
  version bigint not null,
  -- When it was decided, by the service's clock.
  at timestamptz not null,
  kind text not null,
  -- A caseworker, a source, or policy.
  by_whom text not null,
  -- The event or command it was decided from; null for what time alone brought.
  cause text,
  policy_version text,
  -- Source and event_id are set for department events only.
  source text collate "C",
  event_id text collate "C",
  department text,
  -- JSON.
  data text not null,
  -- The transaction that wrote the row; readers stay below the oldest running one.
  xact xid8 not null default pg_current_xact_id(),
  constraint journal_version unique (citizen, version)
);
-- An event is journaled at most once per citizen.
create unique index journal_event on journal (citizen, source, event_id) where source is not null;

-- Events that departments reported and that their citizens have not taken in yet. Rows come and go at the rate of events:
-- vacuum by number of rows, never by share of the table, and without pauses.
create table inbox (
  position bigint primary key,
  partition integer not null,
  citizen text collate "C" not null,
  -- The event as received (JSON).
  envelope text not null,
  received_at timestamptz not null,
  trace_parent text,
  xact xid8 not null default pg_current_xact_id()
) with (
  autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_cost_delay = 0,
  autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 20000,
  autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 50000
);
create index inbox_partition on inbox (partition, position);
create index inbox_received on inbox (received_at);

-- Events that could not be taken in. They wait for an operator.
create table dead_letters (
  position bigint primary key,
  partition integer not null,
  citizen text collate "C" not null,
  envelope text not null,
  received_at timestamptz not null,
  trace_parent text,
  error text not null,
  died_at timestamptz not null
);

-- ===== Citizens =====

-- The head of each citizen: its version, when it must be woken, and what lists and counts need. A rebuild writes every
-- column but policy and opened_at anew.
create table citizens (
  citizen text collate "C" primary key,
  -- 0: known, and no fact in the journal.
  version bigint not null,
  -- Point on the ring of 2^32 points, by which silos divide the citizens.
  ring bigint not null,
  -- When the clock must wake it next; null: nothing falls due by itself.
  wake_at timestamptz,
  name text,
  birth_date date,
  coordinator text,
  coordinator_department text,
  -- Departments with active interventions, sorted, joined by a space.
  departments text not null,
  active_departments integer not null,
  active_interventions integer not null,
  has_plan boolean not null,
  -- Local day since when there is a plan; of several plans the first.
  plan_agreed_on date,
  -- The mark of the policy version it was last reconciled under. Marks rise with the start dates of versions; a citizen
  -- whose mark is below the one that applies is still to be reconciled.
  policy bigint not null default 0,
  opened_at timestamptz not null,
  changed_at timestamptz not null,
  -- The transaction that wrote the row last. The other rows of a batch are joined to the heads that it won.
  written_in xid8 not null default pg_current_xact_id()
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05);
create index citizens_wake on citizens (wake_at, ring) where wake_at is not null;
create index citizens_policy on citizens (policy, citizen) where version > 0;
create index citizens_coordinator on citizens (coordinator) where coordinator is not null;
-- People are looked up by birth date, and by name among those born that day.
create index citizens_born on citizens (birth_date) where birth_date is not null;
-- The counts of shared citizens are read from the indexes below alone.
create index citizens_shared on citizens (citizen) where active_departments >= 2;
create index citizens_without_coordinator on citizens (citizen) where active_departments >= 2 and coordinator is null;
create index citizens_shared_by on citizens (departments, has_plan, coordinator) where active_departments >= 2;
create index citizens_plans on citizens (plan_agreed_on) where active_departments >= 2 and plan_agreed_on is not null;

-- CPR numbers, encrypted, by the citizen's key.
create table citizen_keys (
  key text collate "C" primary key,
  cpr_encrypted bytea not null,
  given_at timestamptz not null default now()
);

-- ===== Read tables =====
-- They can be emptied and rebuilt from the journal. Columns are declared, with their meaning, in
-- ReadTables/ReadTableDeclarations.cs; upserts and removals are generated from there.

create table interventions (
  citizen text collate "C" not null,
  id text collate "C" not null,
  department text not null,
  kind text not null,
  title text,
  unit text,
  caseworker text not null,
  responsible text not null,
  status text not null,
  starts_on date not null,
  ends_on date,
  primary key (citizen, id)
);
create index interventions_responsible on interventions (responsible) where status <> 'ended';
create index interventions_caseworker on interventions (caseworker) where status <> 'ended';

create table conflicts (
  citizen text collate "C" not null,
  id text collate "C" not null,
  kind text not null,
  status text not null,
  department_pair text not null,
  owes text,
  answer_by timestamptz,
  detected_at timestamptz not null,
  settled_at timestamptz,
  answered_at timestamptz,
  primary key (citizen, id)
);
create index conflicts_open on conflicts (kind, department_pair) where status = 'open';
create index conflicts_owed on conflicts (owes) where status = 'open';
create index conflicts_settled on conflicts (settled_at) where settled_at is not null;
create index conflicts_answered on conflicts (answered_at) where answered_at is not null;

create table deadlines (
  citizen text collate "C" not null,
  id text collate "C" not null,
  kind text not null,
  department text not null,
  title text,
  about text,
  status text not null,
  due_at timestamptz not null,
  responsible text not null,
  met_at timestamptz,
  late boolean not null,
  closed boolean not null,
  primary key (citizen, id)
);
create index deadlines_responsible on deadlines (responsible, due_at) where not closed;
create index deadlines_open on deadlines (department, status) where not closed;
create index deadlines_met on deadlines (met_at, department, late) where met_at is not null;

create table handovers (
  citizen text collate "C" not null,
  id text collate "C" not null,
  what_type text not null,
  what_id text,
  from_caseworker text not null,
  from_department text not null,
  to_caseworker text,
  to_unit text,
  to_department text not null,
  status text not null,
  by_system boolean not null,
  offered_at timestamptz not null,
  answer_by timestamptz,
  answered_at timestamptz,
  primary key (citizen, id)
);
create index handovers_status on handovers (status) where status in ('offered', 'expired');
create index handovers_to on handovers (to_caseworker) where status = 'offered';
create index handovers_to_unit on handovers (to_unit) where status = 'offered';
create index handovers_from on handovers (from_caseworker) where status = 'offered';
create index handovers_accepted on handovers (answered_at) where status = 'accepted';

create table contacts (
  citizen text collate "C" not null,
  id text collate "C" not null,
  department text not null,
  unit text not null,
  wants text,
  received_at timestamptz not null,
  answered_at timestamptz,
  owner text,
  responsible text,
  primary key (citizen, id)
);
create index contacts_answered on contacts (answered_at) where answered_at is not null;
create index contacts_owned on contacts (owner) where answered_at is null;

create table involvements (
  citizen text collate "C" not null,
  person text collate "C" not null,
  role text collate "C" not null,
  primary key (citizen, person, role)
);
create index involvements_person on involvements (person, citizen);

create table parked_events (
  citizen text collate "C" not null,
  source text collate "C" not null,
  event_id text collate "C" not null,
  type text not null,
  parked_at timestamptz not null,
  primary key (citizen, source, event_id)
);

create table sanction_chains (
  citizen text collate "C" not null,
  sanction text collate "C" not null,
  benefit text collate "C" not null,
  from_department text not null,
  to_department text not null,
  days integer not null,
  completed_at timestamptz not null,
  primary key (citizen, sanction, benefit)
);
create index sanction_chains_completed on sanction_chains (completed_at);

create table alerts (
  id text collate "C" primary key,
  -- Renewed by every write of the row.
  position bigint not null unique,
  citizen text collate "C" not null,
  receiver text collate "C" not null,
  kind text not null,
  about text not null,
  department text not null,
  severity text not null,
  message text not null,
  href text not null,
  due_at timestamptz,
  state text not null,
  raised_at timestamptz not null,
  acknowledged_at timestamptz,
  escalated_to text,
  -- The transaction that wrote the row last; readers of positions stay below the oldest running one.
  xact xid8 not null default pg_current_xact_id()
) with (fillfactor = 85);
create index alerts_receiver on alerts (receiver, position);
create index alerts_receiver_state on alerts (receiver, state, position);
create index alerts_open on alerts (id) where state = 'open';

-- ===== Records: not in the journal, left alone by a rebuild =====

-- When an alert was delivered and seen.
create table alert_receipts (
  alert_id text collate "C" primary key,
  delivered_at timestamptz,
  seen_at timestamptz
);

-- Answers to commands, stored for a repeat with the same Idempotency-Key.
create table idempotent_answers (
  caller text collate "C" not null,
  key text collate "C" not null,
  -- Hash of method, path and body: the same key with another request is an error.
  request_hash text not null,
  -- JSON.
  result text not null,
  at timestamptz not null,
  primary key (caller, key)
);

-- Every version of the organization, whole.
create table organizations (
  version bigint primary key,
  valid_from timestamptz not null,
  -- JSON.
  document text not null,
  put_by text not null,
  put_at timestamptz not null,
  -- Key of the last citizen, in order of keys, that this version has reached.
  reached_up_to text collate "C" not null default '',
  -- When it had reached all citizens it concerns; null: not yet.
  reached_at timestamptz
);
create index organizations_valid_from on organizations (valid_from, version);
create index organizations_pending on organizations (version) where reached_at is null;

-- Who was in which post: one row for each organization version that changed somebody's post. Derived from the versions.
create table caseworker_posts (
  caseworker text collate "C" not null,
  version bigint not null,
  valid_from timestamptz not null,
  -- JSON; null: the caseworker is no longer in the organization.
  post text,
  primary key (caseworker, version)
);

-- Every version of policy, whole. A version's name is never used twice.
create table policies (
  number bigint primary key,
  version text not null unique,
  applies_from timestamptz not null,
  -- JSON.
  document text not null,
  put_by text not null,
  put_at timestamptz not null
);

-- Targets of the program for citizens who are shared. The row with the highest id counts.
create table programme_targets (
  id bigint generated always as identity primary key,
  target bigint not null,
  by_date date not null,
  put_by text not null,
  put_at timestamptz not null
);

-- Transfers of a whole caseload.
create table caseload_transfers (
  id text collate "C" primary key,
  from_caseworker text collate "C" not null,
  -- JSON: who is planned to get how many.
  receivers text not null,
  reason text not null,
  ordered_by text not null,
  ordered_at timestamptz not null,
  -- running, paused, cancelled or done.
  state text not null,
  changed_at timestamptz not null,
  citizens integer not null,
  done integer not null,
  moved integer not null,
  offered integer not null,
  left_behind integer not null
);
-- One at a time from the same person.
create unique index caseload_transfers_under_way on caseload_transfers (from_caseworker) where state in ('running', 'paused');
create index caseload_transfers_running on caseload_transfers (id) where state = 'running';
create index caseload_transfers_ordered on caseload_transfers (ordered_at);

-- The citizens of a caseload transfer, in their order.
create table caseload_transfer_items (
  transfer text collate "C" not null,
  number integer not null,
  citizen text collate "C" not null,
  -- Null: nobody, by the order.
  receiver text,
  done boolean not null,
  moved integer not null,
  offered integer not null,
  -- JSON: what stays behind, and why.
  left_behind text not null,
  primary key (transfer, number)
);
create index caseload_transfer_items_waiting on caseload_transfer_items (transfer, number) where not done;

-- Small values the service chose once, by name.
create table settings (
  name text primary key,
  value text not null
);

-- ===== Logs: rows are only added =====

-- Who looked at what, and on what ground.
create table access_log (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  who text not null,
  what text not null,
  citizen text collate "C",
  ground text
);
create index access_log_citizen on access_log (citizen, id) where citizen is not null;

-- Events that were refused at the door, without their data.
create table refusals (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  source text,
  event_id text,
  type text,
  subject_kind text,
  status integer not null,
  -- JSON.
  faults text not null
);
