using Coordination.Events;

namespace Coordination.Grains;

/// <summary>
/// The intake for producers inside the cluster's network; the stream provider <c>departments</c> ends here. Key: any number, 0 by
/// convention. An event that is acknowledged is durable and is applied exactly once, in whatever order events arrive.
/// </summary>
[Alias("coordination.intake")]
[GrainInterfaceType("coordination.intake")]
public interface IIntakeGrain : IGrainWithIntegerKey
{
    /// <summary>
    /// Makes events of one citizen durable in the inbox; the citizen takes them in soon after. After a time-out or a storage
    /// failure the outcome is unknown: send again, a repeat changes nothing.
    /// </summary>
    /// <param name="citizen">A citizen key that the service has given out.</param>
    /// <param name="events">At most 1,000 events, all of the caller's own source.</param>
    /// <exception cref="ArgumentException">The key was never given out, or there are more than 1,000 events.</exception>
    /// <exception cref="UnauthorizedAccessException">An event has another source than the caller's. None was stored.</exception>
    [Alias("accept")]
    Task Accept(string citizen, IReadOnlyList<DepartmentEvent> events);
}
