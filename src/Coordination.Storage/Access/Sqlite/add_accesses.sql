insert into access_log (at, who, what, citizen, ground, department)
values (?1, ?2, ?3, ?4, ?5, ?6);
