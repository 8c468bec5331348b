-- Every running host has sessions with these names; the sessions of a killed host end with it.
select count(*)
from pg_stat_activity
where datname = current_database() and pid <> pg_backend_pid() and application_name in ('coordination', 'coordination-writer');
