-- The only statement that changes a row of the journal: what was erased leaves its place behind.
update journal set facts = @facts where position = @position and citizen = @citizen;
