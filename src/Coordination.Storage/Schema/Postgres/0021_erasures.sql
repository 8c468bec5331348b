-- Requests to erase what is known about a citizen, or events that were sent for the wrong person.
create table erasures (
  id text primary key,
  citizen text not null,
  -- The events, source and id as JSON; an empty list: everything.
  events text not null,
  reason text not null,
  -- The law or decision it rests on.
  basis text not null,
  requested_by text not null,
  requested_at timestamptz not null,
  -- A second person. Nothing is erased before.
  confirmed_by text,
  confirmed_at timestamptz,
  done_at timestamptz
);
create index erasures_citizen on erasures (citizen, requested_at);
create index erasures_confirmed on erasures (confirmed_at) where confirmed_at is not null and done_at is null;
