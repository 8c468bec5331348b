select join_counters();
