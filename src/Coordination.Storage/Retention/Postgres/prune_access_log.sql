select prune_months('access_log', @before, @limit);
