-- Everything is counted when it is asked for.
select 1;
