-- One row of the journal for each decision, where there was one for each fact.

-- ===== Journal and inbox =====

-- The facts of every citizen: the only source of truth. Rows are only added. A row holds consecutive facts of one append: one
-- decision, and of several events taken in together each its own.
create table journal_rows (
  -- The position of its first fact. Each fact has one.
  position integer primary key autoincrement,
  -- The citizen's version with its first fact, from 1.
  version integer not null,
  -- When it was decided, by the service's clock.
  at integer not null,
  -- How many facts it holds, at most 100.
  fact_count integer not null,
  citizen text not null,
  -- Source and event_id are set if its first fact is a department event.
  source text,
  event_id text,
  -- A caseworker, a source, or policy; null: the source.
  by_whom text,
  -- The event or command it was decided from; null: event_id, or, where there is none, time alone.
  cause text,
  policy_version text,
  department text,
  -- JSON array, an object for each fact: kind and data, and before data what differs from the fact before it, in the first from the
  -- columns: at, by, cause, policy, department.
  facts text not null,
  unique (citizen, version)
) strict;

insert into journal_rows (
  position, version, at, fact_count, citizen, source, event_id, by_whom, cause, policy_version, department, facts
)
with marked as (
  select
    *,
    case
      when source is null and at = lag(at) over later and cause is lag(cause) over later
        and position = lag(position) over later + 1 then 0
      else 1
    end as begins
  from journal
  window later as (partition by citizen order by version)
), decided as (
  select *, sum(begins) over (partition by citizen order by version) as decision
  from marked
), parted as (
  select *, (row_number() over (partition by citizen, decision order by version) - 1) / 100 as part
  from decided
), written as (
  select
    *,
    '{"kind":' || json_quote(kind)
      || case when lag(by_whom) over earlier <> by_whom then ',"by":' || json_quote(by_whom) else '' end
      || case
        when lag(version) over earlier is not null and lag(policy_version) over earlier is not policy_version
          then ',"policy":' || json_quote(policy_version)
        else ''
      end
      || case
        when lag(version) over earlier is not null and lag(department) over earlier is not department
          then ',"department":' || json_quote(department)
        else ''
      end
      || case when event_id is not null and cause is null then ',"cause":null' else '' end
      || ',"data":' || data || '}' as fact
  from parted
  window earlier as (partition by citizen, decision, part order by version)
)
-- The columns that are not aggregated are those of the row with the lowest version.
select
  position, min(version), at, count(*), citizen, source, event_id, nullif(by_whom, source), nullif(cause, event_id), policy_version,
  department, '[' || group_concat(fact, ',' order by version) || ']'
from written
group by citizen, decision, part
order by position;

drop table journal;
alter table journal_rows rename to journal;
-- An event is journaled at most once per citizen.
create unique index journal_event on journal (citizen, source, event_id) where source is not null;
