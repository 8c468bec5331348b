-- The first parameter, the citizen, is used only on PostgreSQL, where a batch holds several citizens.
delete from inbox where position = ?2 and ?1 is not null;
