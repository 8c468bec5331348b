delete from deliveries where subscription = @name and position > @after;
