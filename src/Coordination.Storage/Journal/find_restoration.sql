select first, last, at from restorations where last < @position and first - 1 > @position order by first desc limit 1;
