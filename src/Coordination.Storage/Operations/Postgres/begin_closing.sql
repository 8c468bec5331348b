select begin_closing(@before);
