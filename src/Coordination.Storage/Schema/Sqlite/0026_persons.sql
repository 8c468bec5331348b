-- Who citizens are. Apart from the heads, because a name changes seldom and a head with every event. Everything but the key is encrypted
-- by the citizen or hashed with a key, so nothing here is sorted or searched by the name itself.
create table persons (
  citizen text not null primary key,
  -- Name, birth date and the forms in which the name is compared (JSON), encrypted.
  person text not null,
  -- Birth date and a form of the name, hashed with a key that is not in the database in clear; null: there is no such form.
  look_up text,
  look_up_2 text,
  look_up_3 text,
  -- The name as it is written, hashed likewise; null: no name is known.
  same_name text
) strict;
insert into persons (citizen, person)
select citizen, json_array(name, birth_date) from citizens where name is not null or birth_date is not null;
create index persons_look_up on persons (look_up) where look_up is not null;
create index persons_look_up_2 on persons (look_up_2) where look_up_2 is not null;
create index persons_look_up_3 on persons (look_up_3) where look_up_3 is not null;
-- Rows from before, until a silo has encrypted them.
create index persons_clear on persons (citizen) where substr(person, 1, 1) <> '~';

drop index citizens_born;
drop index citizens_without_place;
drop index citizens_names;
drop index citizens_shared_names;
alter table citizens drop column name;
alter table citizens drop column birth_date;
alter table citizens drop column sort_key;

-- Nothing read the titles of interventions here.
alter table interventions drop column title;
-- JSON, as everything that is encrypted, so that it is told from what is encrypted.
update deadlines set title = json_quote(title) where title is not null;
