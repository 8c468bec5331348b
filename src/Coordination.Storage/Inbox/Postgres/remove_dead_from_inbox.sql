delete from inbox
where position = any(@positions);
