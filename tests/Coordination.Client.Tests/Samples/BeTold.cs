using Coordination.Streams;
using Coordination.Views;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Orleans.Streams;

namespace Coordination.Client.Tests.Samples;

internal static class BeTold
{
    internal static async Task FollowAsync(
        DecisionsClient decisions, string file, Func<DecisionView, Task> handle, CancellationToken stopping)
    {
        var position = new PositionFile(file);
        var ours = new DecisionFilter(Department: "BIF");
        await foreach (var page in decisions.FollowAsync(position.Read(), ours, cancellation: stopping))
        {
            foreach (var decision in page.Decisions) await handle(decision);
            position.Write(page.Position);
        }
    }

    internal static async Task<StreamSubscriptionHandle<DecisionView>> SubscribeAsync(
        IClusterClient cluster, string file, Func<DecisionView, Task> handle)
    {
        var position = new PositionFile(file);
        return await cluster.DecisionsOf("BIF").SubscribeAsync(
            async (decision, _) =>
            {
                await handle(decision);
                position.Write(decision.Position);
            },
            DecisionStreams.TokenOf(position.Read()));
    }

    internal static void Receive(WebApplication app, string secret, Func<string, DecisionView, Task> store)
    {
        var verifier = new WebhookVerifier([secret]);
        app.MapPost("/decisions", async (HttpRequest request) =>
        {
            using var reader = new StreamReader(request.Body);
            if (verifier.Read(request.Headers, await reader.ReadToEndAsync()) is not { } received) return Results.Unauthorized();
            if (!received.IsTest) await store(received.DeliveryId, received.Decision);
            return Results.NoContent();
        });
    }

    internal static async Task AlertsAsync(
        AlertNotices notices, AlertsClient alerts, string caseworker, Func<AlertView, Task> show, CancellationToken stopping)
    {
        await foreach (var _ in notices.FollowAsync(caseworker, cancellation: stopping))
        {
            await foreach (var alert in alerts.ReadAsync(cancellation: stopping)) await show(alert);
        }
    }
}
