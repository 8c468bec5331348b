-- Fewer indexes, as on PostgreSQL. A change of a row touches only the entries whose columns changed, so the wake time
-- stands in the head here.

-- ===== Citizens =====

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
create index conflicts_answered on conflicts (answered_at) where answered_at is not null;

drop index deadlines_responsible;
drop index deadlines_open;
drop index deadlines_met;
create index deadlines_open on deadlines (responsible, due_at, department, status, closed) where not closed;
create index deadlines_met on deadlines (met_at, department, late) where met_at is not null;

drop index handovers_status;
drop index handovers_to;
drop index handovers_to_unit;
drop index handovers_from;
drop index handovers_accepted;
create index handovers_open on handovers (to_caseworker, to_unit, from_caseworker, status) where status in ('offered', 'expired');
create index handovers_answered on handovers (answered_at) where status = 'accepted';

drop index contacts_answered;
drop index contacts_owned;
create index contacts_open on contacts (owner) where answered_at is null;
create index contacts_answered on contacts (answered_at) where answered_at is not null;

-- SQLite drops a constraint only with its table.
create table alerts_lean (
  id text primary key,
  -- Renewed by every write of the row; no two rows have the same.
  position integer not null,
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
insert into alerts_lean (
  id, position, citizen, receiver, kind, about, department, severity, message, href, due_at, state, raised_at, acknowledged_at,
  escalated_to
)
select
  id, position, citizen, receiver, kind, about, department, severity, message, href, due_at, state, raised_at, acknowledged_at,
  escalated_to
from alerts
order by position;
drop table alerts;
alter table alerts_lean rename to alerts;
create index alerts_receiver on alerts (state, receiver, position);
create trigger alerts_added after insert on alerts begin
  update alert_positions set last = new.position;
end;
create trigger alerts_renewed after update of position on alerts begin
  update alert_positions set last = new.position;
end;

-- ===== Journal and inbox =====

-- The oldest arrival is that with the lowest position.
drop index inbox_received;
