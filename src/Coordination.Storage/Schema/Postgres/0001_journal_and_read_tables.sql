-- Keys are compared byte by byte (collate "C"): cheaper than a language's order, and the same on every machine.
-- Instants are timestamptz. JSON is kept as text: it is written once, read whole and never queried inside, so parsing
-- it into jsonb would cost a parse per fact for nothing.

-- One order for everything that is read "after N": facts, arrivals, alerts.
create sequence positions cache 1;

-- Reserves a run of positions for this transaction. The transaction's id and its positions are taken together under a
-- lock held for that moment only, so that transaction ids and positions never cross; a reader that stays below the
-- oldest running transaction (pg_snapshot_xmin) therefore skips nothing. Without it, an older transaction could take
-- later positions than a younger one that is still running.
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

create table journal (
  position bigint primary key,
  citizen text collate "C" not null,
  version bigint not null,
  at timestamptz not null,
  kind text not null,
  by_whom text not null,
  cause text,
  policy_version text,
  source text collate "C",
  event_id text collate "C",
  department text,
  data text not null,
  xact xid8 not null default pg_current_xact_id(),
  constraint journal_version unique (citizen, version)
);
create unique index journal_event on journal (citizen, source, event_id) where source is not null;

create table citizens (
  citizen text collate "C" primary key,
  version bigint not null,
  ring bigint not null,
  wake_at timestamptz,
  name text,
  birth_date date,
  coordinator text,
  coordinator_department text,
  departments text not null,
  active_departments integer not null,
  active_interventions integer not null,
  has_plan boolean not null,
  opened_at timestamptz not null,
  changed_at timestamptz not null,
  -- The transaction that wrote the row last: what else a batch writes is joined to the heads it won.
  written_in xid8 not null default pg_current_xact_id()
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05);
create index citizens_wake on citizens (wake_at, ring) where wake_at is not null;
create index citizens_shared on citizens (citizen) where active_departments >= 2;
create index citizens_without_coordinator on citizens (citizen) where active_departments >= 2 and coordinator is null;

create table citizen_keys (
  key text collate "C" primary key,
  cpr_encrypted bytea not null,
  given_at timestamptz not null default now()
);

-- Rows come and go at the rate of events: vacuum by number of rows, never by share of the table, and without pauses.
create table inbox (
  position bigint primary key,
  partition integer not null,
  citizen text collate "C" not null,
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

create table refusals (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  source text,
  event_id text,
  type text,
  subject_kind text,
  status integer not null,
  faults text not null
);

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
  primary key (citizen, id)
);
create index conflicts_open on conflicts (kind, department_pair) where status = 'open';
create index conflicts_owed on conflicts (owes) where status = 'open';
create index conflicts_settled on conflicts (settled_at) where settled_at is not null;

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

create table alerts (
  id text collate "C" primary key,
  position bigint not null unique,
  citizen text collate "C" not null,
  receiver text collate "C" not null,
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
  due_at timestamptz,
  state text not null,
  raised_at timestamptz not null,
  acknowledged_at timestamptz,
  escalated_to text,
  xact xid8 not null default pg_current_xact_id()
) with (fillfactor = 85);
create index alerts_receiver on alerts (receiver, position);
create index alerts_receiver_state on alerts (receiver, state, position);
create index alerts_open on alerts (id) where state = 'open';

-- Receipts are records of their own: they survive a rebuild of the read tables.
create table alert_receipts (
  alert_id text collate "C" primary key,
  delivered_at timestamptz,
  seen_at timestamptz
);

create table idempotent_answers (
  caller text collate "C" not null,
  key text collate "C" not null,
  request_hash text not null,
  result text not null,
  at timestamptz not null,
  primary key (caller, key)
);

create table organizations (
  version bigint primary key,
  valid_from timestamptz not null,
  document text not null,
  put_by text not null,
  put_at timestamptz not null
);
create index organizations_valid_from on organizations (valid_from, version);

create table settings (
  name text primary key,
  value text not null
);

create table access_log (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  who text not null,
  what text not null,
  citizen text collate "C",
  ground text
);
create index access_log_citizen on access_log (citizen, id) where citizen is not null;
