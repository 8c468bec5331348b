-- Who citizens are. Apart from the heads, because a name changes seldom and a head with every event. Everything but the key is encrypted
-- by the citizen or hashed with a key, so nothing here is sorted or searched by the name itself.
create table persons (
  citizen text collate "C" not null primary key,
  -- Name, birth date and the forms in which the name is compared (JSON), encrypted.
  person text not null,
  -- Birth date and a form of the name, hashed with a key that is not in the database in clear; null: there is no such form.
  look_up text collate "C",
  look_up_2 text collate "C",
  look_up_3 text collate "C",
  -- The name as it is written, hashed likewise; null: no name is known.
  same_name text collate "C"
);
insert into persons (citizen, person)
select citizen, json_build_array(name, birth_date)::text from citizens where name is not null or birth_date is not null;
create index persons_look_up on persons (look_up) where look_up is not null;
create index persons_look_up_2 on persons (look_up_2) where look_up_2 is not null;
create index persons_look_up_3 on persons (look_up_3) where look_up_3 is not null;
-- Rows from before, until a silo has encrypted them.
create index persons_clear on persons (citizen) where substr(person, 1, 1) <> '~';

-- What is dropped stays in the rows until they are written again: they are written here.
drop index citizens_born;
drop index citizens_without_place;
drop index citizens_names;
drop index citizens_shared_names;
update citizens set name = null, birth_date = null, sort_key = '~' where name is not null or birth_date is not null;
alter table citizens drop column name, drop column birth_date, drop column sort_key;

-- Nothing read the titles of interventions here.
update interventions set title = null where title is not null;
alter table interventions drop column title;
-- JSON, as everything that is encrypted, so that it is told from what is encrypted.
update deadlines set title = to_json(title)::text where title is not null;
