using Coordination.Domain.Calendar;
using Coordination.Domain.Organizations;
using Coordination.Events;
using Coordination.Silo.Clock;
using Coordination.Silo.Organizations;

namespace Coordination.Silo.Inbox;

/// <summary>What the sender of an event should look at, though the event is taken in.</summary>
/// <remarks>Thread safe.</remarks>
public sealed class EventWarnings(OrganizationSource organizations, ServiceClock clock)
{
    /// <summary>How far in the future an event's time may be without a warning.</summary>
    public static readonly TimeSpan AheadMax = TimeSpan.FromDays(1);

    /// <summary>The warnings about an event, by pointer.</summary>
    /// <param name="unknown">The names of properties in its data that were dropped.</param>
    public IReadOnlyList<Fault> Of(DepartmentEvent reported, IReadOnlyList<string>? unknown = null)
    {
        List<Fault> warnings = [];
        foreach (var name in unknown ?? [])
            warnings.Add(new Fault($"/data/{FaultPointer.Escaped(name)}", $"no property of {reported.Type}; it was dropped"));
        var organization = organizations.Current;
        foreach (var (named, pointer) in NamedInEvent.In(reported))
            if (!organization.Knows(named)) warnings.Add(new Fault(pointer, "a name that the organization document does not have"));
        if (reported.Time > clock.Now + AheadMax) warnings.Add(new Fault("/time", "more than a day ahead"));
        if (reported.Data is CitizenDied died && died.OnDate > LocalTime.DayOf(reported.Time))
            warnings.Add(new Fault("/data/onDate", "a death after the day it is reported on"));
        return warnings;
    }
}
