select prune_months('idempotent_answers', @before, @limit);
