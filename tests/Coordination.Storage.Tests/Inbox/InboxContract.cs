using System.Text;
using Coordination.Storage.Inbox;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Storage.Tests.Inbox;

public abstract class InboxContract(StorageFixture storage)
{
    private readonly IInbox _inbox = storage.Get<IInbox>();

    [Fact]
    public async Task Arrivals_are_read_back_by_partition_in_order_of_position()
    {
        var citizen = StorageSamples.NewCitizen();

        var positions = await _inbox.InsertAsync(
            [StorageSamples.InboxRow(citizen, 1), StorageSamples.InboxRow(citizen, 2), StorageSamples.InboxRow(citizen, 1)], Cancel);

        var rows = await _inbox.ReadAsync(1, 0, 10, Cancel);
        Assert.Equal([positions[0], positions[2]], rows.Select(row => row.Position));
        Assert.Equal(StorageSamples.InboxRow(citizen, 1) with { Envelope = default }, rows[0] with { Position = 0, Envelope = default });
        Assert.Equal("{\"id\":\"1\"}", Encoding.UTF8.GetString(rows[0].Envelope.Span));
        Assert.Equal([positions[2]], (await _inbox.ReadAsync(1, positions[0], 10, Cancel)).Select(row => row.Position));
        Assert.Single(await _inbox.ReadAsync(1, 0, 1, Cancel));
    }

    [Fact]
    public async Task Concurrent_inserts_answer_each_caller_with_its_own_positions()
    {
        var inserts = await Task.WhenAll(Enumerable.Range(0, 100).Select(async index =>
        {
            var citizen = $"concurrent-{index}";
            return (citizen,
                Positions: await _inbox.InsertAsync([StorageSamples.InboxRow(citizen, 3), StorageSamples.InboxRow(citizen, 3)], Cancel));
        }));

        var rows = await _inbox.ReadAsync(3, 0, 1000, Cancel);
        Assert.Equal(200, rows.Count);
        var citizenAt = rows.ToDictionary(row => row.Position, row => row.Citizen);
        Assert.All(inserts, insert => Assert.All(insert.Positions, position => Assert.Equal(insert.citizen, citizenAt[position])));
    }

    [Fact]
    public async Task An_arrival_the_database_cannot_hold_fails_alone()
    {
        var inserts = Enumerable.Range(0, 20)
            .Select(index => _inbox.InsertAsync([StorageSamples.InboxRow(index == 11 ? "half\0key" : $"whole-{index}", 4)], Cancel))
                .ToArray();

        for (var index = 0; index < inserts.Length; index++)
        {
            if (index == 11) await Assert.ThrowsAnyAsync<Exception>(() => inserts[11]);
            else await inserts[index];
        }

        Assert.Equal(19, (await _inbox.ReadAsync(4, 0, 100, Cancel)).Count);
    }

    [Fact]
    public async Task A_dead_letter_leaves_the_inbox_and_comes_back_once_behind_everything_read()
    {
        var citizen = StorageSamples.NewCitizen();
        var positions = await _inbox.InsertAsync([StorageSamples.InboxRow(citizen, 5), StorageSamples.InboxRow(citizen, 5)], Cancel);

        await _inbox.MoveToDeadLettersAsync([positions[0]], "it threw", StorageSamples.Noon.AddHours(1), Cancel);

        Assert.Equal([positions[1]], (await _inbox.ReadAsync(5, 0, 10, Cancel)).Select(row => row.Position));
        var letter = Assert.Single(await _inbox.ReadDeadLettersAsync(null, 100, Cancel), letter => letter.Position == positions[0]);
        Assert.Equal(
            ("it threw", citizen, StorageSamples.Noon, StorageSamples.Noon.AddHours(1)),
            (letter.Error, letter.Citizen, letter.ReceivedAt, letter.DiedAt));
        Assert.Equal([positions[0]], (await _inbox.ReadDeadLettersOfAsync(citizen, -1, 10, Cancel)).Select(static one => one.Position));
        Assert.Empty(await _inbox.ReadDeadLettersOfAsync(citizen, positions[0], 10, Cancel));
        Assert.Empty(await _inbox.ReadDeadLettersOfAsync(StorageSamples.NewCitizen(), -1, 10, Cancel));

        Assert.Equal(1, await _inbox.ResendDeadLettersAsync([positions[0]], Cancel));
        Assert.Equal(0, await _inbox.ResendDeadLettersAsync([positions[0]], Cancel));

        var resent = Assert.Single(await _inbox.ReadAsync(5, positions[1], 10, Cancel));
        Assert.Equal(citizen, resent.Citizen);
        Assert.DoesNotContain(await _inbox.ReadDeadLettersAsync(null, 100, Cancel), letter => letter.Position == positions[0]);
    }

    [Fact]
    public async Task A_key_is_known_once_given_also_to_others()
    {
        var key = StorageSamples.NewCitizen();
        Assert.False(await _inbox.IsKeyGivenAsync(key, Cancel));

        await Task.WhenAll(
            Enumerable.Range(0, 10)
            .Select(_ =>
            _inbox.GiveKeysAsync([new GivenKey(key, new byte[] { 0, 1, 2 }), new GivenKey("other", new byte[] { 3 })], Cancel)));

        Assert.True(await _inbox.IsKeyGivenAsync(key, Cancel));
        await using var second = storage.Open();
        Assert.True(await second.GetRequiredService<IInbox>().IsKeyGivenAsync(key, Cancel));
    }

    [Fact]
    public async Task What_waits_is_counted_with_the_oldest_and_the_first_that_is_late()
    {
        var old = new DateTimeOffset(1990, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var before = (int)(await _inbox.CountWaitingAsync(0, Cancel)).Count; // What other tests left waits before these.

        await _inbox.InsertAsync(
            [.. Enumerable.Range(0, 4).Select(year => StorageSamples.InboxRow("late", 6) with { ReceivedAt = old.AddYears(year) })],
            Cancel);

        var first = await _inbox.CountWaitingAsync(before, Cancel);
        Assert.Equal((before + 4, old), (first.Count, first.LateReceivedAt));
        Assert.NotNull(first.OldestReceivedAt);
        Assert.Equal(old.AddYears(3), (await _inbox.CountWaitingAsync(before + 3, Cancel)).LateReceivedAt);
        Assert.Null((await _inbox.CountWaitingAsync(before + 4, Cancel)).LateReceivedAt);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}

public sealed class InboxOnSqlite(SqliteFixture storage) : InboxContract(storage), IClassFixture<SqliteFixture>;

[Collection(PostgresFixture.OneAtATime)]
public sealed class InboxOnPostgres(PostgresFixture storage) : InboxContract(storage), IClassFixture<PostgresFixture>;
