-- The first parameter, the citizen, only matters where a batch holds several.
delete from inbox where position = ?2 and ?1 is not null;
