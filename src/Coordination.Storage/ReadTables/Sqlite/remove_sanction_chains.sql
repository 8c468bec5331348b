delete from sanction_chains
where citizen = ?1 and sanction = ?2 and benefit = ?3;
