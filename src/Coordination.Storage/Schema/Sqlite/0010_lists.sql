-- Lists of what is open are read in the order of an index, so that a page costs as much in a large municipality as in a small one.
create index conflicts_due on conflicts (coalesce(answer_by, 253402214400000000), detected_at, citizen, id) where status = 'open';
create index deadlines_due on deadlines (due_at, citizen, id) where not closed;
create index alerts_due on alerts (coalesce(due_at, 253402214400000000), raised_at, citizen, id) where state = 'open';
create index citizens_shared_names on citizens (sort_key, citizen) where active_departments >= 2;
