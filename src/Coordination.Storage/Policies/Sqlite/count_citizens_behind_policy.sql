select count(*) from citizens where version > 0 and policy < @mark;
