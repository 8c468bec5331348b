select position, citizen, envelope from dead_letters where substr(envelope, 1, 1) <> '~' order by position limit @limit;
