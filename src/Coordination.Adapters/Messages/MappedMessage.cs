using Coordination.Client;
using Coordination.Events;

namespace Coordination.Adapters;

/// <summary>What a message says, as events; or why it is refused. The same text always gives the same events with the same ids.</summary>
/// <param name="Events">The events, in the order in which they are sent; empty: the message is refused.</param>
/// <param name="Faults">What is wrong, by place in the message; empty: the message is sound. They show no CPR number.</param>
public sealed record MappedMessage(IReadOnlyList<CitizenEvent> Events, IReadOnlyList<Fault> Faults)
{
    /// <summary>Whether nothing of it is sent.</summary>
    public bool IsRefused => Faults.Count > 0;

    internal static MappedMessage Of(params IReadOnlyList<CitizenEvent> events) => new(events, []);

    internal static MappedMessage Refused(IReadOnlyList<Fault> faults) => new([], faults);
}
