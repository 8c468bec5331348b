select reserve_positions($1);
