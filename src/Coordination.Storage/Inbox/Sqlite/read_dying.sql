select position, citizen, envelope from inbox where position in (select value from json_each(@positions));
