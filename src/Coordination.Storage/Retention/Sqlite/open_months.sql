-- Rows are deleted in bounded steps; there are no months to open.
select @now;
