-- When the receiver took something last; null: never.
alter table subscriptions add column taken_at timestamptz;

-- What became of an event of one citizen, and its list by age.
create index dead_letters_citizen on dead_letters (citizen);
create index dead_letters_died on dead_letters (died_at, position);
