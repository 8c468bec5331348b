-- The place that this one follows, because both are one person; null: it decides itself. Written when the head is.
alter table citizens add column leader text collate "C";
-- Whoever follows is counted where it leads to.
create index citizens_following on citizens (citizen) where leader is not null;
