using Coordination.Events;
using Coordination.Streams;
using Coordination.Views;
using Orleans.Streams;

namespace Coordination.Client;

/// <summary>The streams that take department events, and those that tell decisions.</summary>
public static class CitizenStreams
{
    /// <summary>
    /// The stream of a citizen, write-only. <c>OnNextAsync</c> completes when the event is durable. If it fails or times out, send again: a
    /// repeat changes nothing.
    /// </summary>
    /// <param name="cluster">The connected client.</param>
    /// <param name="citizenKey">A key that the service has given out (<see cref="CitizensClient.LookUpAsync"/>).</param>
    public static IAsyncStream<DepartmentEvent> EventsOf(this IClusterClient cluster, string citizenKey) =>
        cluster.GetStreamProvider(DepartmentStreams.Provider).GetStream<DepartmentEvent>(DepartmentStreams.Of(citizenKey));

    /// <summary>
    /// The decisions that concern a department, read-only and rewindable: <see cref="DecisionStreams"/> says what a subscriber may rely on.
    /// </summary>
    /// <param name="cluster">The connected client.</param>
    /// <param name="department">The department's code. The credential must be its own system's, or have its scope <c>feed:</c>.</param>
    public static IAsyncStream<DecisionView> DecisionsOf(this IClusterClient cluster, string department) =>
        cluster.GetStreamProvider(DecisionStreams.Provider).GetStream<DecisionView>(DecisionStreams.Of(department));
}
