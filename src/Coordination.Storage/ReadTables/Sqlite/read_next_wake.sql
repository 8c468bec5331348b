select min(wake_at) from citizens where wake_at is not null;
