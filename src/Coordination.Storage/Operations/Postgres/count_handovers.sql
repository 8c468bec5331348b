-- Of all time the sums of what ended long ago are used (closed_figures), if they stand.
with closed as materialized (
  select max(before) as before
  from closed_figures
  where kind = 'handovers' and @from is null and coalesce(@to, 'infinity') >= before
    and not exists (select from stale_figures where kind = 'handovers')
), accepted as materialized (
  select citizen
  from handovers
  where status = 'accepted'
    and answered_at >= coalesce(@from, (select before from closed), '-infinity') and answered_at < coalesce(@to, 'infinity')
    and (@department::text is null or from_department = @department::text or to_department = @department::text)
)
select
  (
    (select count(*) from accepted)
    + coalesce((
      select sum(completed)
      from closed_handovers
      where (select before from closed) is not null
        and (@department::text is null or from_department = @department::text or to_department = @department::text)
    ), 0)
  )::bigint,
  -- A citizen of an earlier handover is in the sum.
  (
    (
      select count(*)
      from (select distinct citizen from accepted) now
      where (select before from closed) is null or not (
        select exists (
          select
          from handovers earlier
          where earlier.citizen = now.citizen and earlier.status = 'accepted' and earlier.answered_at < (select before from closed)
            and (@department::text is null or earlier.from_department = @department::text or earlier.to_department = @department::text)
          -- Looked up citizen by citizen.
          offset 0
        )
      )
    )
    + coalesce((
      select sum(citizens)
      from closed_handover_citizens
      where (select before from closed) is not null and department = coalesce(@department::text, '')
    ), 0)
  )::bigint;
