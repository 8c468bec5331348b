insert into inbox (partition, citizen, envelope, received_at, trace_parent)
values (?1, ?2, ?3, ?4, ?5);
