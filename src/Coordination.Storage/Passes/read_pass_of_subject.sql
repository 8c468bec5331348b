select expires_at from passes where subject = @subject and expires_at > @now;
