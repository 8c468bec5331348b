-- Everything is counted when it is asked for.
select @before;
