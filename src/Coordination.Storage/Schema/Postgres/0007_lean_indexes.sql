-- What changes with every event stands in no index of citizens, so that its rows are changed in place (HOT). An index on an instant
-- at which something ended is a BRIN index: it costs a write nothing, and rows that ended in one period lie near each other.

-- ===== Citizens =====

-- When the clock must wake each citizen next. Apart from citizens, because a wake time changes with most events and is looked up by
-- time.
create table wakes (
  citizen text collate "C" primary key,
  -- Point on the ring, as in citizens.
  ring bigint not null,
  -- Null: nothing falls due by itself.
  wake_at timestamptz
) with (fillfactor = 85, autovacuum_vacuum_scale_factor = 0.05);
insert into wakes (citizen, ring, wake_at)
select citizen, ring, wake_at from citizens order by citizen;
create index wakes_due on wakes (wake_at, ring) where wake_at is not null;
drop index citizens_wake;
alter table citizens drop column wake_at;

-- Of a head of version 0 the mark of the policy version is null: there is nothing to reconcile. The version itself, which every event
-- changes, thus stands in no index.
alter table citizens alter column policy drop not null;
update citizens set policy = null where version = 0;
drop index citizens_policy;
create index citizens_policy on citizens (policy, citizen);
-- Shared citizens, and those without a coordinator, are counted in citizens_shared_by.
drop index citizens_shared;
drop index citizens_without_coordinator;

-- ===== Read tables =====

-- No query asks for interventions by who answers for them.
drop index interventions_responsible;

drop index conflicts_open;
drop index conflicts_owed;
drop index conflicts_settled;
drop index conflicts_answered;
create index conflicts_open on conflicts (owes, kind, department_pair) where status = 'open';
create index conflicts_answered on conflicts using brin (answered_at timestamptz_minmax_multi_ops) with (pages_per_range = 16);

drop index deadlines_responsible;
drop index deadlines_open;
drop index deadlines_met;
create index deadlines_open on deadlines (responsible, due_at) include (department, status) where not closed;
create index deadlines_met on deadlines using brin (met_at timestamptz_minmax_multi_ops) with (pages_per_range = 16);

drop index handovers_status;
drop index handovers_to;
drop index handovers_to_unit;
drop index handovers_from;
drop index handovers_accepted;
create index handovers_open on handovers (to_caseworker, to_unit, from_caseworker, status) where status in ('offered', 'expired');
create index handovers_answered on handovers using brin (answered_at timestamptz_minmax_multi_ops) with (pages_per_range = 16);

drop index contacts_answered;
drop index contacts_owned;
create index contacts_open on contacts (owner) where answered_at is null;
create index contacts_answered on contacts using brin (answered_at timestamptz_minmax_multi_ops) with (pages_per_range = 16);

alter table alerts drop constraint alerts_position_key;
drop index alerts_receiver;
drop index alerts_receiver_state;
drop index alerts_open;
create index alerts_receiver on alerts (state, receiver, position);

-- ===== Journal and inbox =====

-- The oldest arrival is that with the lowest position.
drop index inbox_received;
