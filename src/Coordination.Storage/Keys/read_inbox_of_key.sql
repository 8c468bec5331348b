select position, citizen, envelope from inbox where substr(envelope, 1, 13) = @mark order by position limit 10000;
