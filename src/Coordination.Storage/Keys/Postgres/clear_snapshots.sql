-- The bytes say "Citizen":"e, with which base64 of JSON begins.
update orleansstorage
set payloadbinary = null
where ctid in (
  select ctid from orleansstorage where position('\x22436974697a656e223a2265'::bytea in payloadbinary) > 0 limit @limit
)
returning 1;
