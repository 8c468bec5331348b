update deadlines set title = @title where citizen = @citizen and id = @id and title = @clear;
