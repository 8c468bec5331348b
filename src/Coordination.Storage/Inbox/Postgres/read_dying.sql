select position, citizen, envelope from inbox where position = any(@positions);
