delete from dead_letters where position = @position returning citizen;
