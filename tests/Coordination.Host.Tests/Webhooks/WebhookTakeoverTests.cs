using System.Globalization;
using Coordination.Host.Held;
using Coordination.Host.Settings;
using Coordination.Host.Webhooks;
using Coordination.Storage;
using Coordination.Storage.Schema;
using Coordination.Storage.Subscriptions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Coordination.Host.Tests.Webhooks;

/// <summary>What whoever takes a subscription over finds waiting, and for how long that is tried.</summary>
public sealed class WebhookTakeoverTests : IDisposable
{
    private const int Waiting = 2_500; // More than two pages of what is read at once.
    private const int Citizens = 40;
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private readonly string _folder = Directory.CreateTempSubdirectory("coordination-takeover-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task More_than_a_thousand_waiting_deliveries_are_loaded_whole_and_in_order_for_each_citizen()
    {
        await using var storage = new ServiceCollection().AddSingleton(TimeProvider.System)
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .AddCoordinationStorage(options => options.DataFolder = _folder).BuildServiceProvider();
        await storage.GetRequiredService<StorageSchema>().MigrateAsync();
        var table = storage.GetRequiredService<SubscriptionTable>();
        await table.PutAsync(
            new SubscriptionRow(
                "sub", "BIF", "https://example.org", "", "", null, null, SubscriptionRow.Active, 0, null, null, "/BIF/fasit", Noon, null),
            "encrypted", null);
        Assert.True(await table.HoldAsync("sub", "dead", Noon, Noon.AddMinutes(1)));
        DeliveryRow[] waiting =
        [
            .. Enumerable.Range(1, Waiting).Select(static position => new DeliveryRow(
                position, string.Create(CultureInfo.InvariantCulture, $"c-{position % Citizens}"), DeliveryStates.Waiting, Attempts: 1,
                Noon, Noon, Error: null)),
        ];
        Assert.True(await table.MoveAsync("sub", "dead", new SubscriptionProgress(Waiting, Noon, null, null), waiting, []));

        var queue = new WebhookQueue();
        await queue.LoadAsync(table, "sub", CancellationToken.None);
        Assert.Equal(Waiting, queue.KeptCount);
        Assert.Equal(Waiting, queue.DoneUpTo(Waiting));
        List<WebhookDelivery> sent = [];
        List<WebhookDelivery> underWay = [];
        while (!queue.IsEmpty)
        {
            while (queue.Next(Noon) is { } next) underWay.Add(next);
            Assert.Equal(underWay.Count, underWay.DistinctBy(static one => one.Citizen).Count());
            foreach (var one in underWay) queue.Remove(one);
            sent.AddRange(underWay);
            underWay.Clear();
        }

        Assert.Equal(waiting.Select(static one => one.Position), sent.Select(static one => one.Position).Order());
        Assert.All(
            sent.GroupBy(static one => one.Citizen),
            static ofOne => Assert.Equal(ofOne.Select(static one => one.Position).Order(), ofOne.Select(static one => one.Position)));
    }

    [Fact]
    public void A_receiver_back_within_three_days_is_tried_within_little_more_than_an_hour()
    {
        var options = new WebhookOptions();
        Assert.Equal(TimeSpan.FromDays(3), options.TriedFor);
        var (tried, attempts) = (TimeSpan.Zero, 0);
        while (tried < options.TriedFor)
        {
            var wait = GrowingDelay.After(++attempts, options.RetryDelay, options.RetryDelayMax);
            Assert.InRange(wait, options.RetryDelay / 2, TimeSpan.FromMinutes(72));
            tried += wait;
        }

        Assert.InRange(attempts, 60, 120);
    }
}
