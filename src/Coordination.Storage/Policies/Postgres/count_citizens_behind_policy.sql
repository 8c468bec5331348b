select count(*) from citizens where policy < @mark;
