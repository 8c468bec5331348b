-- How far each organization document has reached the citizens it concerns; those put before are gone through once more.
alter table organizations add column reached_up_to text not null default '';
alter table organizations add column reached_at integer;
create index organizations_pending on organizations (version) where reached_at is null;

-- Who was where: one row for each document that changed somebody's post. Written anew from the documents, never edited.
create table caseworker_posts (
  caseworker text not null,
  version integer not null,
  valid_from integer not null,
  -- Absent: not in the document any more.
  post text,
  primary key (caseworker, version)
) strict;
