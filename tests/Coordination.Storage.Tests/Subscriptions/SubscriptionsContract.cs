using System.Globalization;
using Coordination.Storage.Journal;
using Coordination.Storage.Operations;
using Coordination.Storage.Subscriptions;

namespace Coordination.Storage.Tests.Subscriptions;

/// <summary>Only the host that holds a subscription moves it, and what it left behind is found by the next.</summary>
public abstract class SubscriptionsContract(StorageFixture storage)
{
    private static readonly DateTimeOffset Noon = StorageSamples.Noon;

    private SubscriptionTable Table => storage.Get<SubscriptionTable>();

    [Fact]
    public async Task What_was_taken_last_stays_known_while_nothing_is_taken()
    {
        var name = await PutAsync();
        Assert.Null((await Table.FindAsync(name, Cancel))!.TakenAt);
        Assert.True(await Table.MoveAsync(name, "a", new(5, null, null, Noon), [], [], Cancel));
        Assert.True(await Table.MoveAsync(name, "a", new(6, Noon, "x", null), [], [], Cancel));
        var row = (await Table.FindAsync(name, Cancel))!;
        Assert.Equal((6L, (DateTimeOffset?)Noon, "x", (DateTimeOffset?)Noon), (row.Position, row.FailingSince, row.Error, row.TakenAt));
        Assert.False(await Table.MoveAsync(name, "b", new(7, null, null, Noon.AddHours(1)), [], [], Cancel));
        Assert.Equal(Noon, (await Table.FindAsync(name, Cancel))!.TakenAt);
    }

    [Fact]
    public async Task A_delivery_that_waited_behind_others_is_first_tried_when_it_is()
    {
        var name = await PutAsync();
        var waited = new DeliveryRow(3, "c", DeliveryStates.Waiting, 0, Noon, Noon, null);
        await Table.MoveAsync(name, "a", new(3, null, null, null), [waited], [], Cancel);
        var counted = await storage.Get<TrendTable>().CountDeliveriesWaitingAsync(Cancel);
        var later = Noon.AddDays(3);
        await Table.MoveAsync(
            name, "a", new(3, null, null, null), [waited with { Attempts = 1, FirstAt = later, NextAt = later, Error = "x" }], [], Cancel);
        var row = Assert.Single(await Table.ReadDeliveriesAsync(name, DeliveryStates.Waiting, -1, 10, Cancel));
        Assert.Equal((1L, later), (row.Attempts, row.FirstAt));
        await Table.MoveAsync(name, "a", new(3, null, null, null), [], [3], Cancel);
        Assert.Equal(counted - 1, await storage.Get<TrendTable>().CountDeliveriesWaitingAsync(Cancel));
    }

    [Fact]
    public async Task Keys_of_what_waits_that_lead_elsewhere_are_found_step_by_step()
    {
        var name = await PutAsync();
        var (first, second, third, alone) = (await NewAsync(), await NewAsync(), await NewAsync(), await NewAsync());
        await storage.ExecuteAsync($"update citizens set leader = '{second}' where citizen = '{first}'");
        await storage.ExecuteAsync($"update citizens set leader = '{third}' where citizen = '{second}'");
        DeliveryRow[] waiting =
        [
            .. ((string[])[first, third, alone]).Index().Select(
                one => new DeliveryRow(one.Index, one.Item, DeliveryStates.Waiting, 0, Noon, Noon, null)),
        ];
        await Table.MoveAsync(name, "a", new(9, null, null, null), waiting, [], Cancel);
        Assert.Equal(
            ((string, string)[])[(first, second), (second, third)],
            (await Table.ReadSamePersonsAsync(name, Cancel)).OrderBy(one => one.Key == first ? 0 : 1));
        Assert.Empty(await Table.ReadSamePersonsAsync(await PutAsync(), Cancel));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private async Task<string> NewAsync()
    {
        var citizen = StorageSamples.NewCitizen();
        await storage.Get<IJournal>().AppendAsync(StorageSamples.Append(citizen, 0), Cancel);
        return citizen;
    }

    /// <summary>A subscription that the host <c>a</c> holds.</summary>
    private async Task<string> PutAsync()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"s-{Guid.NewGuid():N}");
        Assert.True(await Table.PutAsync(
            new SubscriptionRow(
                name, "BIF", "https://example.org/", "", "", null, null, SubscriptionRow.Active, 0, null, null, "x", Noon, null),
            "secret", null, Cancel));
        Assert.True(await Table.HoldAsync(name, "a", Noon, Noon.AddMinutes(1), Cancel));
        return name;
    }
}

public sealed class SubscriptionsOnSqlite(SqliteFixture storage) : SubscriptionsContract(storage), IClassFixture<SqliteFixture>;

[Collection(PostgresFixture.OneAtATime)]
public sealed class SubscriptionsOnPostgres(PostgresFixture storage) : SubscriptionsContract(storage), IClassFixture<PostgresFixture>;
