select position, citizen, envelope from dead_letters where substr(envelope, 1, 13) = @mark order by position limit 10000;
