select min(wake_at) from wakes where wake_at is not null;
