-- The same person with other roles: whoever signs in with new ones keeps none of the old.
delete from sessions where subject = @subject and caller <> @caller;
