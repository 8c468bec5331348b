using Coordination.Events;
using Coordination.Streams;
using Orleans.Streams;

namespace Coordination.Client;

/// <summary>The streams that take department events.</summary>
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
}
