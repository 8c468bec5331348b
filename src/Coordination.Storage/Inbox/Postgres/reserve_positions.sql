select reserve_positions(@count);
