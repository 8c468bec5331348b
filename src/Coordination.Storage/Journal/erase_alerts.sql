delete from alerts where citizen = @citizen and raised_at <= @until;
