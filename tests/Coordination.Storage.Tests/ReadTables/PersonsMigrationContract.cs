using Coordination.Storage.Database;
using Coordination.Storage.Journal;
using Coordination.Storage.Keys;
using Coordination.Storage.ReadTables;
using Coordination.Storage.Schema;
using Coordination.Storage.Tests.Keys;

namespace Coordination.Storage.Tests.ReadTables;

/// <summary>Names and titles that a program from before stored in clear are encrypted where they stand.</summary>
public abstract class PersonsMigrationContract(StorageFixture storage) : IAsyncLifetime
{
    private const string Citizen = "c-before";
    private const string Secret = "Kolibri";

    private static readonly DateOnly Born = new(1990, 5, 17);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Names_and_titles_from_before_are_read_found_and_encrypted()
    {
        var (now, no) = storage is SqliteFixture ? ("0", "0") : ("now()", "false");
        await storage.ExecuteAsync($"""
            insert into citizens (
              citizen, version, ring, name, birth_date, sort_key, departments, active_departments, active_interventions, has_plan,
              opened_at, changed_at
            )
            values ('{Citizen}', 1, 1, '~ "{Secret}" Å', '1990-05-17', 'x', 'BIF', 1, 1, {no}, {now}, {now}),
              ('c-nobody', 1, 1, null, null, '~', 'BIF', 1, 1, {no}, {now}, {now});
            insert into deadlines (citizen, id, kind, department, title, status, due_at, responsible, late, closed)
            values ('{Citizen}', 'd', 'department', 'BIF', '~ "{Secret}"', 'open', {now}, 'anna', {no}, {no});
            insert into interventions (citizen, id, department, kind, title, caseworker, responsible, status, starts_on)
            values ('{Citizen}', 'i', 'BIF', 'mentor', '{Secret}', 'anna', 'anna', 'active', '2026-01-01');
            insert into involvements (citizen, person, role) values ('{Citizen}', 'anna', 'owes'), ('c-nobody', 'anna', 'owes');
            """);
        var database = storage.Get<IDatabase>();
        await database.MigrateAsync(Migration.Of(database.Engine), Cancel);
        await ShownAsync();

        var rotation = storage.Get<KeyRotation>();
        Assert.Equal(new KeyStep(Citizen, 1), await rotation.EncryptPersonsAsync("", 10, static name => name.ToLowerInvariant(), Cancel));
        Assert.Null(await rotation.EncryptPersonsAsync("", 10, static name => name, Cancel));
        Assert.Equal(1, await rotation.EncryptTitlesAsync(10, Cancel));
        Assert.Equal(0, await rotation.EncryptTitlesAsync(10, Cancel));

        await ContentKeysContract.NowhereAsync(storage, Secret);
        await ShownAsync();
        var found = await storage.Get<PersonTable>().FindAsync(Born, [$"~ \"{Secret}\" Å".ToLowerInvariant()], Cancel);
        Assert.Equal([Citizen], found.Select(static one => one.Citizen));
        Assert.Equal(AppendOutcome.Committed, await storage.Get<IJournal>().AppendAsync(StorageSamples.Append(Citizen, 1), Cancel));
        await ShownAsync();
    }

    public ValueTask InitializeAsync() => storage.InitializeAsync();

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return storage.DisposeAsync();
    }

    private async Task ShownAsync()
    {
        var desk = storage.Get<DeskTables>();
        Assert.Equal(
            [$"~ \"{Secret}\" Å", null],
            (await desk.ReadCitizensAsync(["anna"], "", 10, static name => name ?? "~~", Cancel)).Select(static one => one.Name));
        Assert.Equal(
            $"~ \"{Secret}\"", Assert.Single(await desk.ReadDeadlinesAsync("anna", ListPosition.Start, 10, Cancel)).Title);
    }
}

public sealed class PersonsMigrationOnSqlite() : PersonsMigrationContract(new SqliteFixture { MigratesTo = 25 });

[Collection(PostgresFixture.OneAtATime)]
public sealed class PersonsMigrationOnPostgres() : PersonsMigrationContract(new PostgresFixture { MigratesTo = 25 });
