-- Caseload transfers are records of their own: a rebuild of the read tables leaves them alone.
create table caseload_transfers (
  id text collate "C" primary key,
  from_caseworker text collate "C" not null,
  receivers text not null,
  reason text not null,
  ordered_by text not null,
  ordered_at timestamptz not null,
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

create table caseload_transfer_items (
  transfer text collate "C" not null,
  number integer not null,
  citizen text collate "C" not null,
  receiver text,
  done boolean not null,
  moved integer not null,
  offered integer not null,
  left_behind text not null,
  primary key (transfer, number)
);
create index caseload_transfer_items_waiting on caseload_transfer_items (transfer, number) where not done;

create index interventions_caseworker on interventions (caseworker) where status <> 'ended';
create index citizens_coordinator on citizens (coordinator) where coordinator is not null;
