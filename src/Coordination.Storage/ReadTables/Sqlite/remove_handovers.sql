delete from handovers
where citizen = ?1 and id = ?2 and ?3 = '';
