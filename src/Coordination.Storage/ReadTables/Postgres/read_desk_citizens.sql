-- One page of citizens, each once for each role; the page begins after a citizen, by its sort key. The citizens of a
-- desk are sorted. Those of a desk with many stand close to each other in the order of names: that is walked until the page is full.
-- After 20,000 names without a full page, all citizens of the desk are sorted nevertheless.
with desk as materialized (
  select
    count(*) > 5000 as large,
    case when @after = '' then '' else (select l.sort_key from citizens l where l.citizen = @after) end as after_key
  from (select 1 from involvements where person = any(@persons) limit 5001) counted
), walked as materialized (
  select c.sort_key, c.citizen
  from (
    select sort_key, citizen
    from citizens
    where (select large from desk) and (sort_key, citizen) > ((select after_key from desk), @after)
    order by sort_key, citizen
    limit 20000
  ) c
  where (select true from involvements i where i.citizen = c.citizen and i.person = any(@persons) and i.role <> 'named' limit 1)
  order by c.sort_key, c.citizen
  limit @limit
), rest as materialized (
  select
    case
      when not large then true
      when (select count(*) from walked) >= @limit then false
      else exists (
        select 1 from citizens
        where (sort_key, citizen) > ((select after_key from desk), @after)
        order by sort_key, citizen
        offset 20000 limit 1)
    end as is_sorted
  from desk
), page as (
  (
    select c.sort_key, c.citizen
    from involvements i
    join citizens c on c.citizen = i.citizen
    where (select is_sorted from rest) and i.person = any(@persons) and i.role <> 'named'
      and (c.sort_key, c.citizen) > ((select after_key from desk), @after)
    group by c.sort_key, c.citizen
    order by c.sort_key, c.citizen
    limit @limit
  )
  union all
  select sort_key, citizen from walked where not (select is_sorted from rest)
)
select
  c.citizen, c.name, c.coordinator, c.coordinator_department, i.role, c.departments, c.active_departments, c.active_interventions
from page p
join citizens c on c.citizen = p.citizen
join involvements i on i.citizen = p.citizen and i.person = any(@persons) and i.role <> 'named'
order by p.sort_key, p.citizen, i.role;
