-- The department of whoever looked: of a person with several posts the main one; null for other callers, and for older looks.
alter table access_log add column department text;
