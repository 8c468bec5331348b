using System.Security.Cryptography;
using System.Text;
using Coordination.Storage.Inbox;
using Coordination.Storage.Journal;
using Coordination.Storage.Keys;
using Coordination.Storage.ReadTables;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Storage.Tests.Keys;

/// <summary>The service changes to another key, and from content in clear to encrypted content, while it runs.</summary>
public abstract class KeyRotationContract(StorageFixture storage)
{
    private static readonly byte[] Old = SHA256.HashData("old"u8);
    private static readonly byte[] New = SHA256.HashData("new"u8);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_change_that_is_broken_off_loses_nothing_and_goes_on()
    {
        await using var before = Open(new ServiceKeyRing(Old));
        var citizens = await AppendedAsync(before, 25);
        await before.GetRequiredService<IInbox>().InsertAsync([StorageSamples.InboxRow(citizens[0], partition: 7)], Cancel);

        await using (var broken = Open(new ServiceKeyRing(New, Old)))
        {
            var rotation = broken.GetRequiredService<KeyRotation>();
            Assert.InRange(await rotation.CountLeftAsync(Cancel), 25, long.MaxValue);
            Assert.InRange((await rotation.RewrapAsync("", 10, Cancel))!.Count, 1, 10);
        }

        await using (var halfway = Open(new ServiceKeyRing(New, Old))) await ReadAsync(halfway, citizens);
        await using (var after = Open(new ServiceKeyRing(New, Old)))
        {
            // It begins anew, after work under both keys.
            citizens = [.. citizens, .. await AppendedAsync(after, 5)];
            var rotation = after.GetRequiredService<KeyRotation>();
            for (var at = ""; await rotation.RewrapAsync(at, 7, Cancel) is { } step; at = step.Last)
            {
            }

            Assert.Equal(1, await rotation.RewrapWaitingAsync(Cancel));
        }

        await using var alone = Open(new ServiceKeyRing(New));
        await ReadAsync(alone, citizens);
        Assert.Single(await alone.GetRequiredService<IInbox>().ReadArrivalsAsync(citizens[0], 7, 10, Cancel), static row =>
            Encoding.UTF8.GetString(row.Envelope.Span) == "{\"id\":\"1\"}");
        await using var outdated = Open(new ServiceKeyRing(Old));
        foreach (var citizen in citizens)
            await Assert.ThrowsAsync<ContentFaultException>(
                () => outdated.GetRequiredService<IJournal>().ReadAsync(citizen, 0, 10, Cancel));
        Assert.All(
            await outdated.GetRequiredService<IInbox>().ReadArrivalsAsync(citizens[0], 7, 10, Cancel),
            static row => Assert.Equal("{}", Encoding.UTF8.GetString(row.Envelope.Span)));
    }

    [Fact]
    public async Task A_key_that_neither_service_key_opens_stays_and_holds_nothing_up()
    {
        await using var third = Open(new ServiceKeyRing(SHA256.HashData("third"u8)));
        var foreign = await AppendedAsync(third, 1);
        await using var before = Open(new ServiceKeyRing(Old));
        var citizens = await AppendedAsync(before, 3);

        await using var after = Open(new ServiceKeyRing(New, Old));
        var rotation = after.GetRequiredService<KeyRotation>();
        for (var at = ""; await rotation.RewrapAsync(at, 1, Cancel) is { } step; at = step.Last)
        {
        }

        Assert.NotEqual(0, await rotation.CountLeftAsync(Cancel));
        await using var alone = Open(new ServiceKeyRing(New));
        await ReadAsync(alone, citizens);
        await ReadAsync(third, foreign);
    }

    [Fact]
    public async Task Content_in_clear_is_read_and_encrypted_where_it_stands()
    {
        await using var plain = Plain();
        var citizen = StorageSamples.NewCitizen();
        var journal = plain.GetRequiredService<IJournal>();
        var alert = StorageSamples.Alert(citizen, $"a-{citizen}", "anna") with { Message = "[\"klart\",\"klart\"]" };
        await journal.AppendAsync(
            StorageSamples.Append(citizen, 0, StorageSamples.Fact("klart-faktum")) with
            {
                Changes = new ReadTableChanges { Alerts = [alert] },
            },
            Cancel);
        var inbox = plain.GetRequiredService<IInbox>();
        var died = await inbox.InsertAsync(
            [StorageSamples.InboxRow(citizen) with { Envelope = Encoding.UTF8.GetBytes("{\"id\":\"klart\"}") }], Cancel);
        await inbox.MoveToDeadLettersAsync(died, "error", StorageSamples.Noon, Cancel);
        var before = await journal.ReadAsync(citizen, 0, 10, Cancel);

        Assert.Equal(before.Select(Told), (await storage.Get<IJournal>().ReadAsync(citizen, 0, 10, Cancel)).Select(Told));
        var rotation = storage.Get<KeyRotation>();
        var last = await rotation.LastPositionAsync(Cancel);
        for (var position = 0L; position < last;) position = await rotation.EncryptClearAsync(position, Cancel);
        while (await rotation.EncryptRestAsync(2, Cancel) > 0)
        {
        }

        await ContentKeysContract.NowhereAsync(storage, "klart");
        await using var other = storage.Open();
        Assert.Equal(before.Select(Told), (await other.GetRequiredService<IJournal>().ReadAsync(citizen, 0, 10, Cancel)).Select(Told));
        Assert.Equal(alert.Message, (await other.GetRequiredService<AlertTable>().FindAsync(alert.Id, Cancel))!.Alert.Message);
        Assert.Contains(
            await other.GetRequiredService<IInbox>().ReadDeadLettersAsync(null, 1_000, Cancel),
            letter => letter.Citizen == citizen && Encoding.UTF8.GetString(letter.Envelope.Span) == "{\"id\":\"klart\"}");
        Assert.Equal(AppendOutcome.Committed, await storage.Get<IJournal>().AppendAsync(StorageSamples.Append(citizen, 1), Cancel));
    }

    private static string Told(JournalEntry entry) =>
        $"{entry.Position} {entry.Version} {entry.Fact.Kind} {Encoding.UTF8.GetString(entry.Fact.Data.Span)}";

    private ServiceProvider Open(ServiceKeyRing ring) => storage.Open(options => options.UseServiceKeys(ring));

    /// <summary>The storage as it was before content was encrypted.</summary>
    private ServiceProvider Plain() => storage.Open(static options => options.UseServiceKeys(null));

    private static async Task<string[]> AppendedAsync(ServiceProvider services, int count)
    {
        var citizens = Enumerable.Range(0, count).Select(static _ => StorageSamples.NewCitizen()).ToArray();
        foreach (var citizen in citizens)
            Assert.Equal(
                AppendOutcome.Committed,
                await services.GetRequiredService<IJournal>().AppendAsync(StorageSamples.Append(citizen, 0), Cancel));
        return citizens;
    }

    private static async Task ReadAsync(ServiceProvider services, IEnumerable<string> citizens)
    {
        foreach (var citizen in citizens)
            Assert.Equal(
                "conflict-detected",
                Assert.Single(await services.GetRequiredService<IJournal>().ReadAsync(citizen, 0, 10, Cancel)).Fact.Kind);
    }
}

public sealed class KeyRotationOnSqlite(SqliteFixture storage) : KeyRotationContract(storage), IClassFixture<SqliteFixture>;

[Collection(PostgresFixture.OneAtATime)]
public sealed class KeyRotationOnPostgres(PostgresFixture storage) : KeyRotationContract(storage), IClassFixture<PostgresFixture>;
