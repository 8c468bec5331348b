delete from parked_events
where citizen = ?1 and source = ?2 and event_id = ?3;
