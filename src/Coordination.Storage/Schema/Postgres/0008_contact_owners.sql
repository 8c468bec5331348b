-- Who owns a contact that nobody has answered, and who answers for it now. A rebuild of the read tables fills those of before.
alter table contacts add column owner text;
alter table contacts add column responsible text;
create index contacts_owned on contacts (owner) where answered_at is null;

-- People are looked up by birth date, and by name among those born that day.
create index citizens_born on citizens (birth_date) where birth_date is not null;
