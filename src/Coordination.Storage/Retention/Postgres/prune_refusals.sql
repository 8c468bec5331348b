select prune_months('refusals', @before, @limit);
