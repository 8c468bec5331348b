delete from deliveries where subscription = @name and position = @position returning position;
