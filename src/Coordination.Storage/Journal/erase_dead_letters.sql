delete from dead_letters where citizen = @citizen and received_at <= @until;
