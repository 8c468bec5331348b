-- By its primary key.
select quarter, one, other, kind, department, done, answered_by, answered_at
from barrier_answers
where quarter = @quarter and one = @one and other = @other and kind = @kind and department = @department;
