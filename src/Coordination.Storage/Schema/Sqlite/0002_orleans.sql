-- What Orleans' ADO.NET grain storage asks for: it reads the statements below from OrleansQuery and runs them with named
-- parameters. Written to its contract; names are its own. Membership needs PostgreSQL.

create table orleansquery (
  querykey text primary key,
  querytext text not null
);

-- A grain's state, with a true unique key, so that two concurrent first writes cannot both win.
create table orleansstorage (
  serviceid text not null,
  grainidhash integer not null,
  graintypehash integer not null,
  grainidn0 integer not null,
  grainidn1 integer not null,
  graintypestring text not null,
  grainidextensionstring text,
  payloadbinary blob,
  modifiedon text not null,
  version integer not null
);
create unique index orleansstorage_key on orleansstorage (
  grainidhash, graintypehash, grainidn0, grainidn1, serviceid, graintypestring, coalesce(grainidextensionstring, '')
);

insert into orleansquery (querykey, querytext) values ('ReadFromStorageKey', '
select payloadbinary, datetime(''now''), version
from orleansstorage
where serviceid = @ServiceId and grainidhash = @GrainIdHash and graintypehash = @GrainTypeHash
  and grainidn0 = @GrainIdN0 and grainidn1 = @GrainIdN1 and graintypestring = @GrainTypeString
  and coalesce(grainidextensionstring, '''') = coalesce(@GrainIdExtensionString, '''');
');

-- One statement writes, so no other writer can come between; a version passed back unchanged tells of a conflict.
insert into orleansquery (querykey, querytext) values ('WriteToStorageKey', '
insert into orleansstorage (serviceid, grainidhash, graintypehash, grainidn0, grainidn1, graintypestring, grainidextensionstring, payloadbinary, modifiedon, version)
select
  @ServiceId, @GrainIdHash, @GrainTypeHash, @GrainIdN0, @GrainIdN1, @GrainTypeString, @GrainIdExtensionString,
  @PayloadBinary, datetime(''now''), 1
where @GrainStateVersion is null
  or exists (select 1 from orleansstorage where serviceid = @ServiceId and grainidhash = @GrainIdHash and graintypehash = @GrainTypeHash
  and grainidn0 = @GrainIdN0 and grainidn1 = @GrainIdN1 and graintypestring = @GrainTypeString
  and coalesce(grainidextensionstring, '''') = coalesce(@GrainIdExtensionString, '''') and version = @GrainStateVersion)
on conflict (
  grainidhash, graintypehash, grainidn0, grainidn1, serviceid, graintypestring, coalesce(grainidextensionstring, '''')
) do update set
  payloadbinary = excluded.payloadbinary,
  modifiedon = excluded.modifiedon,
  version = orleansstorage.version + 1
where orleansstorage.version = @GrainStateVersion;
select case when changes() > 0 then coalesce(@GrainStateVersion, 0) + 1 else @GrainStateVersion end as NewGrainStateVersion;
');

insert into orleansquery (querykey, querytext) values ('ClearStorageKey', '
update orleansstorage
set payloadbinary = null, modifiedon = datetime(''now''), version = version + 1
where version = @GrainStateVersion
  and serviceid = @ServiceId and grainidhash = @GrainIdHash and graintypehash = @GrainTypeHash
  and grainidn0 = @GrainIdN0 and grainidn1 = @GrainIdN1 and graintypestring = @GrainTypeString
  and coalesce(grainidextensionstring, '''') = coalesce(@GrainIdExtensionString, '''');
select case when changes() > 0 then @GrainStateVersion + 1 else @GrainStateVersion end as NewGrainStateVersion;
');

insert into orleansquery (querykey, querytext) values ('DeleteStorageKey', '
delete from orleansstorage
where version = @GrainStateVersion
  and serviceid = @ServiceId and grainidhash = @GrainIdHash and graintypehash = @GrainTypeHash
  and grainidn0 = @GrainIdN0 and grainidn1 = @GrainIdN1 and graintypestring = @GrainTypeString
  and coalesce(grainidextensionstring, '''') = coalesce(@GrainIdExtensionString, '''');
select case when changes() > 0 then @GrainStateVersion + 1 else @GrainStateVersion end as NewGrainStateVersion;
');
