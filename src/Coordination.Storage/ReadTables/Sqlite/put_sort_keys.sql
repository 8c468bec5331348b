update citizens
set sort_key = ?3
where citizen = ?1 and name = ?2;
