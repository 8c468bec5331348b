-- The host makes sure that one process uses the file.
select 0;
