delete from passes where subject = @subject;
