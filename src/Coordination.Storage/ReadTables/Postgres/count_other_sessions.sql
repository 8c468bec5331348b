-- Every running host keeps sessions under these names; those of a host that was killed end with it.
select count(*)
from pg_stat_activity
where datname = current_database() and pid <> pg_backend_pid() and application_name in ('coordination', 'coordination-writer');
