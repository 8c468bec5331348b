insert into journal (citizen, version, at, kind, by_whom, cause, policy_version, source, event_id, department, data)
values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11);
