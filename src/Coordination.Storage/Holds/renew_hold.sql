update holds set held_until = @until where name = @name and holder = @holder returning name;
