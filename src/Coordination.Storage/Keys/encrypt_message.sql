update alerts set message = @message where id = @id and substr(message, 1, 1) <> '~';
