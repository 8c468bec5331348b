-- How an alert reached its receiver: by which channel first, by mail, or not at all.
-- page, api or mail; null: before this was stored.
alter table alert_receipts add column channel text;
-- The mail that tells of it, and when that was made. Older than the alert's raising: it told of an earlier one.
alter table alert_receipts add column mail text;
alter table alert_receipts add column mail_made_at timestamptz;
alter table alert_receipts add column mailed_at timestamptz;
-- Since when it counts as undeliverable, and why.
alter table alert_receipts add column undeliverable_at timestamptz;
alter table alert_receipts add column undeliverable_why text;
create index alert_receipts_undeliverable on alert_receipts (undeliverable_at, alert_id) where undeliverable_at is not null;
create index alert_receipts_undelivered on alert_receipts (coalesce(undeliverable_at, mail_made_at)) where delivered_at is null;

-- Mail that tells people of alerts they have not seen. It holds no content: the text is made of counts when it is sent.
create table mails (
  id text primary key,
  -- The caseworker it is to.
  person text not null,
  -- Whose hosts' work it is: the department of the person's main post.
  department text not null,
  -- waiting, sent, refused, not-taken, or needless: everything had been seen.
  state text not null,
  -- By the service's time.
  made_at timestamptz not null,
  -- By the machine's time, as every wait between attempts.
  attempts bigint not null,
  first_at timestamptz,
  next_at timestamptz not null,
  -- Why the last attempt failed.
  error text,
  ended_at timestamptz
);
create unique index mails_waiting on mails (person) where state = 'waiting';
create index mails_ended on mails (person, ended_at);
create index mails_given_up on mails (ended_at, id) where state in ('refused', 'not-taken');

-- Of what, and when, people want mail. Who is not here has said nothing.
create table mail_wishes (
  person text primary key,
  urgent bigint not null,
  warning bigint not null,
  info bigint not null,
  -- Local times HH:mm; null: none are quiet.
  quiet_from text,
  quiet_to text,
  changed_at timestamptz not null
);

-- Work that one host at a time does, and until when it holds it. Another one takes over after that.
create table holds (
  name text primary key,
  holder text not null,
  held_until timestamptz not null
);
