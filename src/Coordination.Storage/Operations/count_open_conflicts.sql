select kind, department_pair, count(*)
from conflicts
where status = 'open'
group by kind, department_pair
order by kind, department_pair;
