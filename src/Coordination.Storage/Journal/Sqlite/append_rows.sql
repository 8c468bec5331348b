-- A row takes one position for each fact. The first parameter, the ordinal in the batch, is used only on PostgreSQL.
insert into journal (
  position, citizen, version, fact_count, at, by_whom, cause, policy_version, source, event_id, department, facts
)
select
  max(
    coalesce((select position + fact_count from journal order by position desc limit 1), 1),
    coalesce((select max(first) from restorations), 1)
  ),
  ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12
where ?1 is not null;
