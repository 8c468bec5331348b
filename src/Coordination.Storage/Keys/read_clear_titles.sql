select citizen, id, title from deadlines where title is not null and substr(title, 1, 1) <> '~' limit @limit;
