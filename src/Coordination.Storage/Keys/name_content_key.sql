update citizens set content_key = @id where citizen = @citizen and content_key is null;
