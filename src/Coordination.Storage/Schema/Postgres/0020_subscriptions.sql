-- Who is sent a department's decisions, where, and how far.
create table subscriptions (
  name text primary key,
  department text not null,
  url text not null,
  -- The kinds that are sent, joined by a space; empty: all.
  kinds text not null,
  -- The secret that signs, encrypted.
  secret text not null,
  -- The secret before it, encrypted. It signs too until former_until.
  former_secret text,
  former_until timestamptz,
  -- active or off.
  state text not null,
  -- Everything up to this position was taken by the receiver, or stands in deliveries.
  position bigint not null,
  -- Since when nothing was taken; null: the last delivery was.
  failing_since timestamptz,
  -- What the receiver answered last, if it did not take it.
  error text,
  put_by text not null,
  changed_at timestamptz not null,
  -- The host that delivers, and until when. Another one takes over after that.
  holder text,
  held_until timestamptz
);
-- Deliveries that were not taken at once. They hold no content: it is made anew for each attempt.
create table deliveries (
  subscription text not null,
  position bigint not null,
  citizen text not null,
  -- waiting, parked or given-up.
  state text not null,
  attempts bigint not null,
  first_at timestamptz not null,
  next_at timestamptz not null,
  -- Why it was not taken; of one given up, the reason.
  error text,
  given_up_by text,
  primary key (subscription, position)
);
