using Coordination.Events;

namespace Coordination.Grains;

/// <summary>
/// The intake for producers that are Orleans clients; the stream provider <c>departments</c> uses it. Key: any number, 0 by
/// convention. An acknowledged event is durable and is applied exactly once, whatever the order of arrival.
/// </summary>
[Alias("coordination.intake")]
[GrainInterfaceType("coordination.intake")]
public interface IIntakeGrain : IGrainWithIntegerKey
{
    /// <summary>
    /// Stores events of one citizen in the inbox. The citizen applies them soon after. After a time-out or a storage failure the
    /// outcome is unknown: send again, a repeat changes nothing.
    /// </summary>
    /// <param name="citizen">A citizen key that the service has given out.</param>
    /// <param name="events">At most <see cref="EventLimits.EventsMax"/> events, all of the caller's own source.</param>
    /// <exception cref="ArgumentException">The key was never given out, or there are more events.</exception>
    /// <exception cref="TooManyEventsException">The service sheds load. No event was stored; send them again.</exception>
    /// <exception cref="UnauthorizedAccessException">An event has a source other than the caller's. No event was stored.</exception>
    [Alias("accept")]
    Task Accept(string citizen, IReadOnlyList<DepartmentEvent> events);
}
