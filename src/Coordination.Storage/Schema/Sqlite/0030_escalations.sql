-- When somebody else was alerted instead; null: nobody was, or it was before this was stored.
alter table alerts add column escalated_at integer;
