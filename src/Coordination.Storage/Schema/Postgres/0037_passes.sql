-- Passes: each lets somebody who is not signed in do one thing once.
create table passes (
  -- A keyed hash of the code, which is stored nowhere.
  id text collate "C" primary key,
  -- A keyed hash of what it is for and whom it concerns: a new pass replaces the one before.
  subject text collate "C" not null,
  expires_at timestamptz not null,
  -- What it lets do, and for which citizen, encrypted.
  ticket text not null
);
create unique index passes_subject on passes (subject);
create index passes_expires_at on passes (expires_at);
