-- Inserts assign the positions; the count is not needed here.
select @count;
