select count(*)
from citizens
where active_departments >= 2 and plan_agreed_on >= @from and plan_agreed_on <= @to;
