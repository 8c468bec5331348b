-- At most one row for each quarter, pair, kind and department: the newest quarters first.
select quarter, one, other, kind, department, done, answered_by, answered_at
from barrier_answers
where quarter >= @from and quarter <= @to
order by quarter desc, one, other, kind, department
limit @limit;
