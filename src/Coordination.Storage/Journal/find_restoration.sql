select first, last, at from restorations where last < @position and first > @position order by first desc limit 1;
