-- Sessions of the pages. A cookie names a session; without this row it is worth nothing.
create table sessions (
  -- SHA-256 of the key in the cookie, in hexadecimal.
  id text primary key,
  -- The person as the identity provider names them.
  subject text not null,
  -- Whom the service takes the person for: the caseworker and the roles at sign-in.
  caller text not null,
  -- The caseworker; null for a role.
  caseworker text,
  -- The caseworker's department, unit and leadership at sign-in; empty: the organization did not know them.
  standing text not null,
  began_at timestamptz not null,
  expires_at timestamptz not null,
  -- When the caseworker had left the organization.
  left_at timestamptz,
  -- The identity of the person, encrypted.
  ticket text not null
);
create index sessions_subject on sessions (subject, began_at);
create index sessions_expires_at on sessions (expires_at);
