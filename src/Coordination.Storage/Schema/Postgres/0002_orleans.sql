-- What Orleans' ADO.NET providers ask for: they read the statements below from OrleansQuery and run them with named
-- parameters. Written to their contract; names are theirs.

create table orleansquery (
  querykey varchar(64) primary key,
  querytext text not null
);

-- A grain's state. Unlike the stock schema it has a true unique key, so that two concurrent first writes cannot both win.
create table orleansstorage (
  serviceid varchar(150) not null,
  grainidhash integer not null,
  graintypehash integer not null,
  grainidn0 bigint not null,
  grainidn1 bigint not null,
  graintypestring varchar(512) not null,
  grainidextensionstring varchar(512),
  payloadbinary bytea,
  modifiedon timestamp not null,
  version integer not null,
  constraint orleansstorage_key unique nulls not distinct (
    grainidhash, graintypehash, grainidn0, grainidn1, serviceid, graintypestring, grainidextensionstring
  )
) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05);

create table orleansmembershipversiontable (
  deploymentid varchar(150) primary key,
  timestamp timestamptz not null default now(),
  version integer not null default 0
);

create table orleansmembershiptable (
  deploymentid varchar(150) not null references orleansmembershipversiontable (deploymentid),
  address varchar(45) not null,
  port integer not null,
  generation integer not null,
  siloname varchar(150) not null,
  hostname varchar(150) not null,
  status integer not null,
  proxyport integer,
  suspecttimes varchar(8000),
  starttime timestamptz not null,
  iamalivetime timestamptz not null,
  primary key (deploymentid, address, port, generation)
);

insert into orleansquery (querykey, querytext) values ('ReadFromStorageKey', $query$
select payloadbinary, (now() at time zone 'utc'), version
from orleansstorage
where serviceid = @ServiceId::text and grainidhash = @GrainIdHash::integer and graintypehash = @GrainTypeHash::integer
  and grainidn0 = @GrainIdN0::bigint and grainidn1 = @GrainIdN1::bigint and graintypestring = @GrainTypeString::text
  and grainidextensionstring is not distinct from @GrainIdExtensionString::text
$query$);

-- A version passed back unchanged (or null, on a first write) tells the provider of a conflict.
insert into orleansquery (querykey, querytext) values ('WriteToStorageKey', $query$
with updated as (
  update orleansstorage
  set payloadbinary = @PayloadBinary::bytea, modifiedon = (now() at time zone 'utc'), version = version + 1
  where @GrainStateVersion::integer is not null and version = @GrainStateVersion::integer
    and serviceid = @ServiceId::text and grainidhash = @GrainIdHash::integer and graintypehash = @GrainTypeHash::integer
    and grainidn0 = @GrainIdN0::bigint and grainidn1 = @GrainIdN1::bigint and graintypestring = @GrainTypeString::text
    and grainidextensionstring is not distinct from @GrainIdExtensionString::text
  returning version
), inserted as (
  insert into orleansstorage (serviceid, grainidhash, graintypehash, grainidn0, grainidn1, graintypestring, grainidextensionstring, payloadbinary, modifiedon, version)
  select
    @ServiceId::text, @GrainIdHash::integer, @GrainTypeHash::integer, @GrainIdN0::bigint, @GrainIdN1::bigint,
    @GrainTypeString::text, @GrainIdExtensionString::text, @PayloadBinary::bytea, (now() at time zone 'utc'), 1
  where @GrainStateVersion::integer is null
  on conflict on constraint orleansstorage_key do nothing
  returning version
)
select coalesce((select version from updated), (select version from inserted), @GrainStateVersion::integer) as newgrainstateversion
$query$);

insert into orleansquery (querykey, querytext) values ('ClearStorageKey', $query$
with cleared as (
  update orleansstorage
  set payloadbinary = null, modifiedon = (now() at time zone 'utc'), version = version + 1
  where version = @GrainStateVersion::integer
    and serviceid = @ServiceId::text and grainidhash = @GrainIdHash::integer and graintypehash = @GrainTypeHash::integer
    and grainidn0 = @GrainIdN0::bigint and grainidn1 = @GrainIdN1::bigint and graintypestring = @GrainTypeString::text
    and grainidextensionstring is not distinct from @GrainIdExtensionString::text
  returning version
)
select coalesce((select version from cleared), @GrainStateVersion::integer) as newgrainstateversion
$query$);

insert into orleansquery (querykey, querytext) values ('DeleteStorageKey', $query$
with gone as (
  delete from orleansstorage
  where version = @GrainStateVersion::integer
    and serviceid = @ServiceId::text and grainidhash = @GrainIdHash::integer and graintypehash = @GrainTypeHash::integer
    and grainidn0 = @GrainIdN0::bigint and grainidn1 = @GrainIdN1::bigint and graintypestring = @GrainTypeString::text
    and grainidextensionstring is not distinct from @GrainIdExtensionString::text
  returning version + 1 as version
)
select coalesce((select version from gone), @GrainStateVersion::integer) as newgrainstateversion
$query$);

insert into orleansquery (querykey, querytext) values ('InsertMembershipVersionKey', $query$
with inserted as (
  insert into orleansmembershipversiontable (deploymentid)
  values (@DeploymentId::text)
  on conflict (deploymentid) do nothing
  returning 1
)
select count(*)::integer from inserted
$query$);

-- The version row is raised only when the silo is not there yet, and the silo inserted only when it was raised.
insert into orleansquery (querykey, querytext) values ('InsertMembershipKey', $query$
with raised as (
  update orleansmembershipversiontable
  set timestamp = now(), version = version + 1
  where deploymentid = @DeploymentId::text and version = @Version::integer
    and not exists (select 1 from orleansmembershiptable where deploymentid = @DeploymentId::text and address = @Address::text and port = @Port::integer and generation = @Generation::integer)
  returning 1
), inserted as (
  insert into orleansmembershiptable (
    deploymentid, address, port, generation, siloname, hostname, status, proxyport, starttime, iamalivetime
  )
  select
    @DeploymentId::text, @Address::text, @Port::integer, @Generation::integer, @SiloName::text, @HostName::text,
    @Status::integer, @ProxyPort::integer, @StartTime::timestamptz, @IAmAliveTime::timestamptz
  from raised
  returning 1
)
select count(*)::integer from inserted
$query$);

insert into orleansquery (querykey, querytext) values ('UpdateMembershipKey', $query$
with raised as (
  update orleansmembershipversiontable
  set timestamp = now(), version = version + 1
  where deploymentid = @DeploymentId::text and version = @Version::integer
    and exists (select 1 from orleansmembershiptable where deploymentid = @DeploymentId::text and address = @Address::text and port = @Port::integer and generation = @Generation::integer)
  returning 1
), updated as (
  update orleansmembershiptable
  set status = @Status::integer, suspecttimes = @SuspectTimes::text, iamalivetime = @IAmAliveTime::timestamptz
  where deploymentid = @DeploymentId::text and address = @Address::text and port = @Port::integer and generation = @Generation::integer and exists (select 1 from raised)
  returning 1
)
select count(*)::integer from updated
$query$);

insert into orleansquery (querykey, querytext) values ('UpdateIAmAlivetimeKey', $query$
update orleansmembershiptable
set iamalivetime = @IAmAliveTime::timestamptz
where deploymentid = @DeploymentId::text and address = @Address::text and port = @Port::integer and generation = @Generation::integer
$query$);

insert into orleansquery (querykey, querytext) values ('MembershipReadAllKey', $query$
select
  v.deploymentid, m.address, m.port, m.generation, m.siloname, m.hostname, m.status, m.proxyport, m.suspecttimes, m.starttime,
  m.iamalivetime, v.version
from orleansmembershipversiontable v
left join orleansmembershiptable m on m.deploymentid = v.deploymentid
where v.deploymentid = @DeploymentId::text
$query$);

insert into orleansquery (querykey, querytext) values ('MembershipReadRowKey', $query$
select
  v.deploymentid, m.address, m.port, m.generation, m.siloname, m.hostname, m.status, m.proxyport, m.suspecttimes, m.starttime,
  m.iamalivetime, v.version
from orleansmembershipversiontable v
left join orleansmembershiptable m on m.deploymentid = v.deploymentid
  and m.address = @Address::text and m.port = @Port::integer and m.generation = @Generation::integer
where v.deploymentid = @DeploymentId::text
$query$);

insert into orleansquery (querykey, querytext) values ('GatewaysQueryKey', $query$
select address, proxyport, generation
from orleansmembershiptable
where deploymentid = @DeploymentId::text and status = @Status::integer and proxyport > 0
$query$);

insert into orleansquery (querykey, querytext) values ('DeleteMembershipTableEntriesKey', $query$
with silos as (
  delete from orleansmembershiptable where deploymentid = @DeploymentId::text
)
delete from orleansmembershipversiontable where deploymentid = @DeploymentId::text
$query$);

insert into orleansquery (querykey, querytext) values ('CleanupDefunctSiloEntriesKey', $query$
delete from orleansmembershiptable
where deploymentid = @DeploymentId::text and iamalivetime < @IAmAliveTime::timestamptz and status <> 3
$query$);
