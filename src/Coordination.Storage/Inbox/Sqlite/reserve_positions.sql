-- Positions come with the rows themselves; the count is of no use here.
select @count;
