-- One table of matters beside a table for each kind, with a text key and with a key of 8 bytes: WAL, time and buffers.
-- Run on a database of its own: createdb prototype && psql -d prototype -f matters.sql
-- What was decided from it: docs/decisions/0024-what-was-measured-and-not-taken.md
\set ON_ERROR_STOP on

create table conflicts (citizen text collate "C" not null, id text collate "C" not null, kind text not null, status text not null, department_pair text not null, owes text, answer_by timestamptz, detected_at timestamptz not null, settled_at timestamptz, answered_at timestamptz, primary key (citizen, id)) with (fillfactor=90);
create index conflicts_open on conflicts (owes, kind, department_pair) where status = 'open';
create index conflicts_answered on conflicts using brin (answered_at timestamptz_minmax_multi_ops) with (pages_per_range = 16);
create index conflicts_due on conflicts (coalesce(answer_by, timestamptz '9999-12-31 00:00:00Z'), detected_at, citizen, id) where status = 'open';
create table deadlines (citizen text collate "C" not null, id text collate "C" not null, kind text not null, department text not null, title text, about text, status text not null, due_at timestamptz not null, responsible text not null, met_at timestamptz, late boolean not null, closed boolean not null, primary key (citizen, id)) with (fillfactor=90);
create index deadlines_open on deadlines (responsible, due_at) include (department, status) where not closed;
create index deadlines_met on deadlines using brin (met_at timestamptz_minmax_multi_ops) with (pages_per_range = 16);
create index deadlines_due on deadlines (due_at, citizen, id) where not closed;

create table matters (citizen text collate "C" not null, type "char" not null, id text collate "C" not null, kind text not null, state text not null, departments text not null, title text, about text, owner text, due_at timestamptz, since timestamptz, answered_at timestamptz, settled_at timestamptz, late boolean, is_open boolean not null, primary key (citizen, type, id)) with (fillfactor=90);
create index matters_owned on matters (owner, due_at, type) include (departments, state, kind) where is_open;
create index matters_ended on matters using brin (answered_at timestamptz_minmax_multi_ops) with (pages_per_range = 16);
create index matters_due on matters (type, coalesce(due_at, timestamptz '9999-12-31 00:00:00Z'), since, citizen, id) where is_open;

create table matters8 (citizen bigint not null, type "char" not null, id text collate "C" not null, kind text not null, state text not null, departments text not null, title text, about text, owner text, due_at timestamptz, since timestamptz, answered_at timestamptz, settled_at timestamptz, late boolean, is_open boolean not null, primary key (citizen, type, id)) with (fillfactor=90);
create index matters8_owned on matters8 (owner, due_at, type) include (departments, state, kind) where is_open;
create index matters8_ended on matters8 using brin (answered_at timestamptz_minmax_multi_ops) with (pages_per_range = 16);
create index matters8_due on matters8 (type, coalesce(due_at, timestamptz '9999-12-31 00:00:00Z'), since, citizen, id) where is_open;

create table cost (what text, wal bigint, ms double precision, buffers bigint);
create function measured(what text, statement text) returns void language plpgsql as $$
declare j jsonb; p jsonb;
begin
  execute 'explain (analyze, wal, buffers, timing off, format json) ' || statement into j;
  p := j->0->'Plan';
  insert into cost values (what, (p->>'WAL Bytes')::bigint, (j->0->>'Execution Time')::float8, coalesce((p->>'Shared Hit Blocks')::bigint,0)+coalesce((p->>'Shared Read Blocks')::bigint,0));
end $$;
-- What stands already: 300,000 citizens, a conflict and a deadline each, three of four closed.
insert into conflicts select md5(g::text), 'appointment-clash ' || md5('x'||g), 'appointment-clash', case when g%4=0 then 'open' else 'settled' end, 'BIF+SOF', 'bif-'||g%3000, now()+interval '1 day', now(), null, case when g%4<>0 then now() - (g%900)*interval '1 day' end from generate_series(1,300000) g;
insert into deadlines select md5(g::text), 'rebook:BIF/'||g, 'rebook', 'BIF', null, 'BIF/'||g, case when g%4=0 then 'open' else 'met' end, now()+(g%50)*interval '1 hour', 'bif-'||g%3000, case when g%4<>0 then now()- (g%900)*interval '1 day' end, false, g%4<>0 from generate_series(1,300000) g;
insert into matters select citizen,'c',id,kind,status,department_pair,null,null,owes,answer_by,detected_at,answered_at,settled_at,null,status='open' from conflicts;
insert into matters select citizen,'d',id,kind,status,department,title,about,responsible,due_at,null,met_at,null,late,not closed from deadlines;
insert into matters8 select ('x'||substr(citizen,1,15))::bit(60)::bigint,type,id,kind,state,departments,title,about,owner,due_at,since,answered_at,settled_at,late,is_open from matters;
vacuum analyze; checkpoint;

do $$
declare b int; lo int; hi int;
begin
  for b in 0..199 loop
    lo := 1000000 + b*50; hi := lo+49;
    perform measured('four: insert', format('insert into conflicts select md5((g::bigint*7919%%300000)::text), ''appointment-clash '' || md5(''y''||g), ''appointment-clash'', ''open'', ''BIF+SOF'', ''bif-''||g%%3000, now()+interval ''1 day'', now(), null, null from generate_series(%s,%s) g', lo, hi));
    perform measured('four: insert', format('insert into deadlines select md5((g::bigint*7919%%300000)::text), ''rebook:BIF/y''||g, ''rebook'', ''BIF'', null, ''BIF/''||g, ''open'', now()+(g%%50)*interval ''1 hour'', ''bif-''||g%%3000, null, false, false from generate_series(%s,%s) g', lo, hi));
    perform measured('one: insert', format('insert into matters select md5((g::bigint*7919%%300000)::text), ''c'', ''appointment-clash '' || md5(''y''||g), ''appointment-clash'', ''open'', ''BIF+SOF'', null, null, ''bif-''||g%%3000, now()+interval ''1 day'', now(), null::timestamptz, null::timestamptz, null::boolean, true from generate_series(%s,%s) g union all select md5((g::bigint*7919%%300000)::text), ''d'', ''rebook:BIF/y''||g, ''rebook'', ''open'', ''BIF'', null, ''BIF/''||g, ''bif-''||g%%3000, now()+(g%%50)*interval ''1 hour'', null::timestamptz, null::timestamptz, null::timestamptz, false, true from generate_series(%s,%s) g', lo, hi, lo, hi));
    perform measured('one, 8-byte key: insert', format('insert into matters8 select (''x''||substr(md5((g::bigint*7919%%300000)::text),1,15))::bit(60)::bigint, ''c'', ''appointment-clash '' || md5(''y''||g), ''appointment-clash'', ''open'', ''BIF+SOF'', null, null, ''bif-''||g%%3000, now()+interval ''1 day'', now(), null::timestamptz, null::timestamptz, null::boolean, true from generate_series(%s,%s) g union all select (''x''||substr(md5((g::bigint*7919%%300000)::text),1,15))::bit(60)::bigint, ''d'', ''rebook:BIF/y''||g, ''rebook'', ''open'', ''BIF'', null, ''BIF/''||g, ''bif-''||g%%3000, now()+(g%%50)*interval ''1 hour'', null::timestamptz, null::timestamptz, null::timestamptz, false, true from generate_series(%s,%s) g', lo, hi, lo, hi));
    perform measured('four: close', format('update conflicts set status = ''settled'', answered_at = now(), settled_at = now() from generate_series(%s,%s) g where citizen = md5((g::bigint*7919%%300000)::text) and id = ''appointment-clash '' || md5(''y''||g)', lo, hi));
    perform measured('four: close', format('update deadlines set status = ''met'', met_at = now(), closed = true from generate_series(%s,%s) g where citizen = md5((g::bigint*7919%%300000)::text) and id = ''rebook:BIF/y''||g', lo, hi));
    perform measured('one: close', format('update matters set state = ''settled'', answered_at = now(), settled_at = now(), is_open = false from (select md5((g::bigint*7919%%300000)::text) k, ''c''::"char" t, ''appointment-clash '' || md5(''y''||g) i from generate_series(%s,%s) g union all select md5((g::bigint*7919%%300000)::text), ''d'', ''rebook:BIF/y''||g from generate_series(%s,%s) g) s where citizen = s.k and type = s.t and id = s.i', lo, hi, lo, hi));
    perform measured('one, 8-byte key: close', format('update matters8 set state = ''settled'', answered_at = now(), settled_at = now(), is_open = false from (select (''x''||substr(md5((g::bigint*7919%%300000)::text),1,15))::bit(60)::bigint k, ''c''::"char" t, ''appointment-clash '' || md5(''y''||g) i from generate_series(%s,%s) g union all select (''x''||substr(md5((g::bigint*7919%%300000)::text),1,15))::bit(60)::bigint, ''d'', ''rebook:BIF/y''||g from generate_series(%s,%s) g) s where citizen = s.k and type = s.t and id = s.i', lo, hi, lo, hi));
  end loop;
  for b in 1..300 loop
    perform measured('four: desk', format('select citizen, id, answer_by from conflicts where owes = ''bif-%s'' and status = ''open''', b*4));
    perform measured('four: desk', format('select citizen, id, due_at from deadlines where responsible = ''bif-%s'' and not closed', b*4));
    perform measured('one: desk', format('select citizen, type, id, due_at from matters where owner = ''bif-%s'' and is_open', b*4));
    perform measured('one, 8-byte key: desk', format('select citizen, type, id, due_at from matters8 where owner = ''bif-%s'' and is_open', b*4));
  end loop;
end $$;
select what, round(sum(wal)/10000.0) as wal_bytes_an_event, round((sum(ms)/case when what like '%desk' then 300 else 200 end)::numeric,2) as ms_a_batch_or_desk, round(sum(buffers)/case when what like '%desk' then 300 else 10000.0 end,1) as buffers from cost group by what order by what;
select relname, pg_size_pretty(pg_relation_size(oid)) as rows, pg_size_pretty(pg_indexes_size(oid)) as indexes, pg_size_pretty(pg_total_relation_size(oid)) total from pg_class where relname in ('conflicts','deadlines','matters','matters8') order by 1;
