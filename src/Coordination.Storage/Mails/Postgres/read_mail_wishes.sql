select person, urgent, warning, info, quiet_from, quiet_to
from mail_wishes
where person = any(@persons);
