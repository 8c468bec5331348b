-- One row of the journal for each decision, where there was one for each fact.

-- ===== Journal and inbox =====

-- The facts of every citizen: the only source of truth. Rows are only added. A row holds consecutive facts of one append: one
-- decision, and of several events taken in together each its own.
create table journal_rows (
  -- The position of its first fact. Each fact has one.
  position bigint primary key,
  -- The citizen's version with its first fact, from 1.
  version bigint not null,
  -- When it was decided, by the service's clock.
  at timestamptz not null,
  -- The transaction that wrote the row; readers stay below the oldest running one.
  xact xid8 not null default pg_current_xact_id(),
  -- How many facts it holds, at most 100.
  fact_count integer not null,
  citizen text collate "C" not null,
  -- Source and event_id are set if its first fact is a department event.
  source text collate "C",
  event_id text collate "C",
  -- A caseworker, a source, or policy; null: the source.
  by_whom text,
  -- The event or command it was decided from; null: event_id, or, where there is none, time alone.
  cause text,
  policy_version text,
  department text,
  -- JSON array, an object for each fact: kind and data, and before data what differs from the fact before it, in the first from the
  -- columns: at, by, cause, policy, department.
  facts text not null,
  constraint journal_citizen_version unique (citizen, version)
);

insert into journal_rows (
  position, version, at, xact, fact_count, citizen, source, event_id, by_whom, cause, policy_version, department, facts
)
with marked as (
  select
    *,
    case
      when source is null and at = lag(at) over later and cause is not distinct from lag(cause) over later
        and xact = lag(xact) over later and position = lag(position) over later + 1 then 0
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
    concat(
      '{"kind":', to_json(kind),
      case when lag(by_whom) over earlier <> by_whom then concat(',"by":', to_json(by_whom)) end,
      case
        when lag(version) over earlier is not null and lag(policy_version) over earlier is distinct from policy_version
          then concat(',"policy":', coalesce(to_json(policy_version)::text, 'null'))
      end,
      case
        when lag(version) over earlier is not null and lag(department) over earlier is distinct from department
          then concat(',"department":', coalesce(to_json(department)::text, 'null'))
      end,
      case when event_id is not null and cause is null then ',"cause":null' end,
      ',"data":', data, '}') as fact
  from parted
  window earlier as (partition by citizen, decision, part order by version)
)
select
  min(position), min(version), min(at), (array_agg(xact order by version))[1], count(*), citizen,
  (array_agg(source order by version))[1], (array_agg(event_id order by version))[1],
  nullif((array_agg(by_whom order by version))[1], (array_agg(source order by version))[1]),
  nullif((array_agg(cause order by version))[1], (array_agg(event_id order by version))[1]),
  (array_agg(policy_version order by version))[1], (array_agg(department order by version))[1],
  '[' || string_agg(fact, ',' order by version) || ']'
from written
group by citizen, decision, part;

drop table journal;
alter table journal_rows rename to journal;
alter index journal_rows_pkey rename to journal_pkey;
-- An event is journaled at most once per citizen.
create unique index journal_event on journal (citizen, source, event_id) where source is not null;
