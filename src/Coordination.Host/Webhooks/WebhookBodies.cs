using Coordination.Host.Feed;
using Coordination.Ids;
using Coordination.Silo.Feed;
using Coordination.Views;

namespace Coordination.Host.Webhooks;

/// <summary>Makes the bodies of deliveries to one department, as it may see each decision at the time.</summary>
internal sealed class WebhookBodies(DecisionFeed feed, FeedEvents events, DepartmentCode department)
{
    /// <summary>The body of a decision that was read just now; UTF-8 JSON.</summary>
    internal byte[] Of(DecisionView decision) => events.JsonOf(events.Of(decision));

    /// <summary>Reads a decision anew. Null: it does not concern the department any more.</summary>
    /// <returns>The body, and the key that leads to the citizen now.</returns>
    internal async Task<(byte[] Body, string Citizen)?> MakeAsync(long position, CancellationToken cancellation)
    {
        var page = await feed.ReadAsync(department, position - 1, 1, kinds: null, upToNow: true, cancellation);
        return page.Decisions is [var decision] && decision.Position == position ? (Of(decision), decision.Citizen) : null;
    }
}
