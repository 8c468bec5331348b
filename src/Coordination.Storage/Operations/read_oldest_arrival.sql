select min(received_at) from inbox;
