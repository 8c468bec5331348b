delete from passes where id = @id;
