-- A copy as of one instant, without freed pages. Writers go on meanwhile.
vacuum into @file;
