insert into refusals (at, source, event_id, type, subject_kind, status, faults)
values (?1, ?2, ?3, ?4, ?5, ?6, ?7);
