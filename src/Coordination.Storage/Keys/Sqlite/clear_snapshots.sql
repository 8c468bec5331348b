-- The bytes say "Citizen":"e, with which base64 of JSON begins.
update orleansstorage
set payloadbinary = null
where rowid in (select rowid from orleansstorage where instr(payloadbinary, x'22436974697a656e223a2265') > 0 limit @limit)
returning 1;
