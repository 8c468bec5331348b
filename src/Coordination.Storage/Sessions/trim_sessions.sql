delete from sessions
where subject = @subject
  and id not in (select id from sessions where subject = @subject order by began_at desc, id limit @most);
