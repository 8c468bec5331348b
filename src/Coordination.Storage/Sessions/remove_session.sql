delete from sessions where id = @id;
