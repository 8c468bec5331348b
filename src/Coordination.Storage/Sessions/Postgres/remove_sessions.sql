delete from sessions where id = any(@ids);
