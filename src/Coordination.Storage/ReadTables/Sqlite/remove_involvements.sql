delete from involvements
where citizen = ?1 and person = ?2 and role = ?3;
