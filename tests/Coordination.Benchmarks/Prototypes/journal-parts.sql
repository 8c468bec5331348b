-- The journal in one table beside 16 parts by citizen: WAL, time and buffers of an append, a fold and the feed.
-- Run on a database of its own: createdb prototype && psql -d prototype -f journal-parts.sql
-- What was decided from it: docs/decisions/0024-what-was-measured-and-not-taken.md
\set ON_ERROR_STOP on

create table cost (what text, wal bigint, ms double precision, buffers bigint);
create function measured(what text, statement text) returns void language plpgsql as $$
declare j jsonb; p jsonb;
begin
  execute 'explain (analyze, wal, buffers, timing off, format json) ' || statement into j;
  p := j->0->'Plan';
  insert into cost values (what, (p->>'WAL Bytes')::bigint, (j->0->>'Execution Time')::float8, coalesce((p->>'Shared Hit Blocks')::bigint,0)+coalesce((p->>'Shared Read Blocks')::bigint,0));
end $$;
create table journal (position bigint primary key, citizen text collate "C" not null, version bigint not null, at timestamptz not null, source text, event_id text, facts text not null);
create unique index on journal (citizen, version);
create unique index on journal (citizen, source, event_id) where source is not null;
create table journal16 (position bigint not null, citizen text collate "C" not null, version bigint not null, at timestamptz not null, source text, event_id text, facts text not null, primary key (position, citizen)) partition by hash (citizen);
do $$ begin for i in 0..15 loop execute format('create table journal16_%s partition of journal16 for values with (modulus 16, remainder %s)', i, i); end loop; end $$;
create unique index on journal16 (citizen, version);
create unique index on journal16 (citizen, source, event_id) where source is not null;
insert into journal select g, md5((g%100000)::text), g/100000, now(), '/BIF/system', 'e'||g, repeat('{"kind":"x"}', 30) from generate_series(0,999999) g;
insert into journal16 select * from journal;
vacuum analyze; checkpoint;
do $$
declare b int; lo int; hi int;
begin
  for b in 0..299 loop
    lo := 1000000 + b*100; hi := lo+99;
    perform measured('plain: append 100', format('insert into journal select g, md5((g::bigint*7919%%100000)::text), 100+g, now(), ''/BIF/system'', ''e''||g, repeat(''{"kind":"x"}'', 30) from generate_series(%s,%s) g', lo, hi));
    perform measured('16 parts: append 100', format('insert into journal16 select g, md5((g::bigint*7919%%100000)::text), 100+g, now(), ''/BIF/system'', ''e''||g, repeat(''{"kind":"x"}'', 30) from generate_series(%s,%s) g', lo, hi));
    perform measured('plain: fold', format('select * from journal where citizen = md5(%L) and version > 0 order by version', (b*331)::text));
    perform measured('16 parts: fold', format('select * from journal16 where citizen = md5(%L) and version > 0 order by version', (b*331)::text));
    perform measured('plain: feed 100', format('select * from journal where position > %s order by position limit 100', b*3000));
    perform measured('16 parts: feed 100', format('select * from journal16 where position > %s order by position limit 100', b*3000));
  end loop;
end $$;
select what, round(avg(wal)) wal, round(avg(ms)::numeric,3) ms, round(percentile_cont(0.5) within group (order by ms)::numeric,3) p50, round(avg(buffers),1) buffers from cost group by what order by what;
select 'plain' n, pg_size_pretty(pg_relation_size('journal')) r, pg_size_pretty(pg_indexes_size('journal')) i union all select '16', pg_size_pretty(sum(pg_relation_size(inhrelid))), pg_size_pretty(sum(pg_indexes_size(inhrelid))) from pg_inherits where inhparent='journal16'::regclass;
