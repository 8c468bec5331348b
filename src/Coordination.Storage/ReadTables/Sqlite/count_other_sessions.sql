-- One process works on the file, and its host sees to that.
select 0;
