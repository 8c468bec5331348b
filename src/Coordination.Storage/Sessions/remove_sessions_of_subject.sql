-- The provider ended every session of the person. What began after that is another sign-in.
delete from sessions where subject = @subject and began_at <= @until returning id;
