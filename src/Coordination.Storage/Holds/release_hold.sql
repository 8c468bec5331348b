delete from holds where name = @name and holder = @holder;
