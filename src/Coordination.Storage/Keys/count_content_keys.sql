select count(*) from content_keys where citizen = @citizen;
