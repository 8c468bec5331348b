-- The desk of somebody who is involved with many citizens is read in the order of their names.
create index citizens_names on citizens (sort_key, citizen);
