-- The keys that led to the citizen when it was confirmed, as JSON; null: nobody has confirmed, or it was before this was stored.
alter table erasures add column keys text;
