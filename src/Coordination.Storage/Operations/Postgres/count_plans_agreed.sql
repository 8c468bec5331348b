select count(*)
from citizens
where active_departments >= 2 and plan_agreed_on >= @from::date and plan_agreed_on <= @to::date;
