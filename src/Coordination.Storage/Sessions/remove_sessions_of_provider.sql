-- The provider ended the session in which these began.
delete from sessions where provider_session = @provider_session returning id;
