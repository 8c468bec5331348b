select key, cpr_encrypted from citizen_keys where key > @after order by key limit @limit;
