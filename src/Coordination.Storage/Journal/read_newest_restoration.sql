select first, last, at from restorations order by first desc limit 1;
