-- The same columns in another order: what became of an event is found by its id and source alone too, and an event costs no entry more.
drop index journal_event;
create unique index journal_event on journal (event_id, source, citizen) where source is not null;
