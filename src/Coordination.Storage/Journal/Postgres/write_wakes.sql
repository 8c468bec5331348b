-- A citizen that was decided under an organization version that is no longer the newest is due at once.
merge into wakes
using (
  select
    one.citizen, one.ring,
    case
      when one.organization_version < (select coalesce(max(version), 0) from organizations) then won.changed_at
      else one.wake_at
    end as wake_at
  from unnest(
    $1::text[], $2::bigint[], $3::timestamptz[], $4::bigint[]
  ) as one (
    citizen, ring, wake_at, organization_version
  )
  join citizens won on won.citizen = one.citizen and won.written_in = pg_current_xact_id()
) r
on wakes.citizen = r.citizen
when matched and wakes.wake_at is distinct from r.wake_at then update set wake_at = r.wake_at
when not matched then insert (citizen, ring, wake_at) values (r.citizen, r.ring, r.wake_at);
